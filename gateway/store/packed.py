"""Texts and raw mails, compressed where SQLite keeps them; PostgreSQL compresses by itself.

What is packed begins with an octet that no UTF-8 text has, and a version, so that what earlier
versions wrote plainly is read beside it. The dictionary is part of the format: a better one is a
further version, never a change of this one.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

import sqlalchemy as sa

from gateway.store.types import kept

MARK = b"\xff"
FIRST = b"\x01"
LEAST = 100  # octets: below, packing saves next to nothing
MOST = 262_144  # octets of a raw mail: larger ones are files, which are packed already
LEVEL = 6
SMALL = 16_384  # octets: above, most is a file, and looking hard for repetitions gains little
QUICK = 1  # level of what is larger
SAMPLE = 2048  # octets from its middle, that tell whether anything in it repeats
RAW_DEFLATE = -15  # RFC 1951 alone: the mark says what it is
LITTLE = 2048  # octets: below, as most texts are, a window of 8 kB holds it all, and is soon made
NEAR = (-13, 6)
# What our own rows say again and again; what is likeliest stands last (RFC 1950 2.2).
WORDS = (
    b'"is_global":false,"region":"","time_entries":"unset","effort_days":null,"arranged":false,'
    b'"handover":"none","ooo_return_on":null,"resolution":"","completed_at":null,'
    b'"completed_by":"","reopened":0,"follow_up_of":"","duplicate_of":"","merged_into":"",'
    b'"passed_back":0,"unread_mail":false,"contact_unreachable":false,"cid_missing":false,'
    b'"last_public_at":null,"last_letter_at":null,"last_customer_at":"","heads_up_at":null,'
    b'"root_message_id":"<","customer_message_id":"<"}}{"ticket":{"id":0,"number":"T2026'
    b'","title":"","status":"new","status_since":"","created_at":"","status_before":null,'
    b'"account_id":1,"contact":"c1","contact_name":"","category":"support","queue":"",'
    b'"department":"cs","group":"","primary":"","primary_since":null,"triage":"",'
    b'"severity":null,"urgency":"","priority":"","summary":"","due_on":null,"deferred_why":"",'
    b'"internal":false,{"note":{"id":0,"at":"","author":"c1","author_name":"","type":"customer",'
    b'"visibility":"public","text":"","full_text":"","flags":[],"input_id":,"message_id":"<'
    b'","attachments":[],"files":[],"subject":"","withdrawn":false}}'
    b'{"kind":"reply_due","timer_rule":"bd-lead:1,2","anchor_at":"","due_at":""}'
    b'{"notice":"N-02n","to":"","facts":{"from_name":"","from_address":"","at":"","text":"'
    b'","reply_due":"","not_copied":null},"not_before":null,"files":[]}T00:00:00+00:00'
    b"Authentication-Results: spf=pass dkim=pass dmarc=pass header.from= smtp.mailfrom=\r\n"
    b"Received: from  by  with ESMTPS id  for <>;\r\nMIME-Version: 1.0\r\nContent-Type: "
    b'multipart/alternative; boundary="\r\nContent-Type: text/plain; charset=UTF-8\r\n'
    b"Content-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Message-ID: <\r\nDate: Mon, \r\nFrom: \r\nTo: \r\nSubject: Re: \r\nIn-Reply-To: <"
    b'[["From","\\"\\" <"],["To","\\"\\" <"],["Reply-To","support+t."],["In-Reply-To","<T2026'
    b'.staff@"],["References","<"],["Content-Language","en"],["Auto-Submitted","auto-generated"],'
    b'["X-Auto-Response-Suppress","DR, RN, NRN, OOF, AutoReply"],["X-Gateway-Loop",""],'
    b'["X-Gateway-Ticket","T2026"],["X-Gateway-Notice","N-0"],["X-Gateway-Event",""]]'
)


class PackedText(sa.TypeDecorator[str]):
    """Text of any origin (see `Prose`), packed on SQLite when it is long enough."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(
        self, value: str | None, dialect: sa.Dialect
    ) -> str | bytes | None:  # SQLite: any column
        if value is None:
            return None
        return kept(value) if dialect.name != "sqlite" else _packed_text(value)

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[str | None], object] | None:
        return _packed_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(
        self, dialect: sa.Dialect, coltype: object
    ) -> Callable[[str | bytes | None], str | None] | None:
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)
        return _unpacked_text

    def process_result_value(self, value: str | bytes | None, dialect: sa.Dialect) -> str | None:
        return _unpacked_text(value)


def _packed_text(value: str | None) -> str | bytes | None:
    if value is None:
        return None
    text = kept(value)
    return text if len(text) < LEAST else pack(text.encode())


def _unpacked_text(value: str | bytes | None) -> str | None:
    return unpack(value).decode() if isinstance(value, bytes) else value


class PackedBytes(sa.TypeDecorator[bytes]):
    """The octets of a mail, packed on SQLite unless they are too many."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: sa.Dialect) -> bytes | None:
        if value is None or dialect.name != "sqlite":
            return value
        is_plain = not LEAST <= len(value) <= MOST and not value.startswith(MARK)
        return value if is_plain else pack(value)

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> bytes | None:
        if value is None or dialect.name != "sqlite":
            return value
        return unpack(value)


def pack(plain: bytes) -> bytes:
    """Return the octets compressed, with the mark of how."""
    level, strategy = LEVEL, zlib.Z_DEFAULT_STRATEGY
    if len(plain) > SMALL:
        level, strategy = QUICK, _strategy_for(plain)
    window, memory = NEAR if len(plain) <= LITTLE else (RAW_DEFLATE, zlib.DEF_MEM_LEVEL)
    packer = zlib.compressobj(level, zlib.DEFLATED, window, memory, strategy, zdict=WORDS)
    return MARK + FIRST + packer.compress(plain) + packer.flush()


def _strategy_for(plain: bytes) -> int:
    """A file in base64 repeats nothing: only that it uses 64 of 256 octets can be saved."""
    middle = len(plain) // 2
    sample = plain[middle : middle + SAMPLE]
    repeats = len(zlib.compress(sample, QUICK)) < 0.7 * len(sample)
    return zlib.Z_DEFAULT_STRATEGY if repeats else zlib.Z_HUFFMAN_ONLY


def unpack(packed: bytes) -> bytes:
    """Return what `pack` was given; what it never saw comes back as it is."""
    if packed[:2] != MARK + FIRST:
        return packed
    unpacker = zlib.decompressobj(RAW_DEFLATE, zdict=WORDS)
    try:
        plain = unpacker.decompress(packed[2:]) + unpacker.flush()
    except zlib.error:  # a mail of an earlier version that happens to begin like this
        return packed
    return plain if unpacker.eof else packed
