"""Parsers read: bytes become a `Mail`; what was written, never what it means."""

from parsers.body.file import StoredFile, find_file
from parsers.limits import Limits, UnreadableMail
from parsers.mail import Reading, read_mail

__all__ = ["Limits", "Reading", "StoredFile", "UnreadableMail", "find_file", "read_mail"]
