"""What the desk has agreed: one procedure, one module."""
