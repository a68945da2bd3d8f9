"""Parsers read: bytes become a `Mail`; what was written and by what evidence, never what it means."""
