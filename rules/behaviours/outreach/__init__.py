"""Three attempts to reach a customer who does not answer, then the ticket is closed (UC)."""
