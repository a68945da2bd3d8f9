"""Files that are no mail, by their first octets: named as what they are, with the way out.

Admins hand over what lies in a folder. A header cannot begin with any of these.
"""

from __future__ import annotations

EMPTY = "the file is empty"
NO_HEADER = "this is no mail: it has no header (RFC 5322)"
_OUTLOOK = (
    "an Outlook .msg file, not a mail as it travels: save it in Outlook as .eml, "
    "or convert it with msgconvert"
)
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OUTLOOK),
    (b"\x78\x9f\x3e\x22", "a winmail.dat (TNEF): ask its sender for plain text or HTML"),
    (b"!BDN", "an Outlook store (.pst or .ost): export its mails as .eml"),
    (b"\xff\xfe", "text in UTF-16: save it as .eml in plain octets or UTF-8"),
    (b"\xfe\xff", "text in UTF-16: save it as .eml in plain octets or UTF-8"),
    (b"PK\x03\x04", "a ZIP archive or an office document: unpack it first"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"%PDF-", "a PDF document: send it as the attachment of a mail"),
    (b"{\\rtf", "a document in RTF: send it as the attachment of a mail"),
    (b"\x89PNG\r\n", "a picture: send it as the attachment of a mail"),
    (b"GIF8", "a picture: send it as the attachment of a mail"),
    (b"\xff\xd8\xff", "a picture: send it as the attachment of a mail"),
    (b"\x7fELF", "a program: send it as the attachment of a mail"),
    (b"SQLite format 3\x00", "a database: no mail is in it that could be read here"),
)
_SIGNS = tuple(sign for sign, _ in _KINDS)
_BLANK = b"\r\n\t \x00"


def find_foreign(raw: bytes) -> str:
    """What the file `raw` is, and the way out, where it is surely no mail; "" elsewhere."""
    if not (raw[:256].strip(_BLANK) or raw.strip(_BLANK)):
        return EMPTY
    if not raw.startswith(_SIGNS):
        return ""
    return next(words for sign, words in _KINDS if raw.startswith(sign))
