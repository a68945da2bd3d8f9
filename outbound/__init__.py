"""Outbound speaks: a notice becomes a letter, and a letter goes to the relay."""
