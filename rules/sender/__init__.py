"""Who wrote, how far they are believed, and which ticket they mean."""
