"""What becomes of a mail by its kind and its writer."""
