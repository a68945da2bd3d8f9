"""Texts and raw mails, compressed where SQLite keeps them; PostgreSQL compresses by itself.

What is packed begins with an octet that no UTF-8 text has, and a version, so that what earlier
versions wrote, plainly or by zlib, is read beside it. The dictionary is part of the format: a
better one is a further version, never a change of this one.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable

import sqlalchemy as sa

from gateway.store.types import kept

MARK = b"\xff"
ZLIB, ZSTD = b"\x01", b"\x02"  # how: as earlier versions did (RFC 1951), as this one (RFC 8878)
LEAST = 100  # octets: below, packing saves next to nothing
MOST = 262_144  # octets of a raw mail: larger ones are files, which are packed already
LEVEL = 2  # as small as zlib's best, in a fourth of its time; higher levels save 1 % more
RAW_DEFLATE = -15  # RFC 1951 alone: the mark says what it is
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
    return MARK + ZSTD + _zstd().pack(plain)


def unpack(packed: bytes) -> bytes:
    """Return what `pack` was given; what it never saw comes back as it is."""
    how = packed[1:2]
    if not packed.startswith(MARK) or how not in (ZLIB, ZSTD):
        return packed
    try:
        return _zstd().unpack(packed[2:]) if how == ZSTD else _inflate(packed[2:])
    except ValueError:  # a mail of an earlier version that happens to begin like this
        return packed


class _Zstd:
    """What packs and unpacks, for one thread: the library asks for that."""

    __slots__ = ("_unpack", "_wrong", "pack")

    def __init__(self) -> None:
        import zstandard  # 5 ms, which commands that read no long text are spared

        words = zstandard.ZstdCompressionDict(WORDS, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
        words.precompute_compress(level=LEVEL)
        self.pack = zstandard.ZstdCompressor(dict_data=words, write_dict_id=False).compress
        self._unpack = zstandard.ZstdDecompressor(dict_data=words).decompress
        self._wrong = zstandard.ZstdError

    def unpack(self, packed: bytes) -> bytes:
        try:
            return self._unpack(packed)
        except self._wrong as error:
            raise ValueError from error


_of_thread = threading.local()


def _zstd() -> _Zstd:
    found: _Zstd | None = getattr(_of_thread, "zstd", None)
    if found is None:
        found = _of_thread.zstd = _Zstd()
    return found


def _inflate(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(RAW_DEFLATE, zdict=WORDS)
    try:
        plain = unpacker.decompress(packed) + unpacker.flush()
    except zlib.error as error:
        raise ValueError from error
    if not unpacker.eof:
        raise ValueError("it ends too soon")
    return plain
