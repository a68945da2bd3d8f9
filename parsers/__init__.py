"""Parsers read: bytes become a `Mail`; what was written, never what it means."""

from parsers.limits import Limits, UnreadableMail
from parsers.mail import Reading, read_mail

__all__ = ["Limits", "Reading", "UnreadableMail", "read_mail"]
