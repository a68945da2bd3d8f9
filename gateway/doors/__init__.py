"""Doors: bytes in, journal, answer out. They know nothing of tickets."""
