"""Signed words in our addresses: the reply token and the bounce token.

A token names a ticket and the person it was made for, and nothing more: it gives no right
(CMD-07). It is stateless and lower case, and stays short enough that a word fits behind it in
64 octets of local part (RFC 5321 4.5.3.1.1).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

_EPOCH = date(2020, 1, 1)
_MAC_BYTES = 10
_HMAC_BLOCK = 64  # octets that SHA-256 takes at once (RFC 2104 2: B)
_BODY_BYTES = 12  # key 1, purpose 1, ticket 4, subject 4, day 2


class Purpose(IntEnum):
    REPLY = 1  # subject: hash of the person
    BOUNCE = 2  # subject: id of the letter
    REPORT = 3  # subject: the input that the report of held mail came of


@dataclass(frozen=True, slots=True)
class Key:
    id: int  # 0 to 255
    secret: bytes


@dataclass(frozen=True, slots=True)
class Token:
    purpose: Purpose
    ticket_id: int  # 0: none
    subject: int
    day: date  # when it was made
    is_old: bool = False  # older than auth.token_days: still routes, behind everything else


def write_token(
    purpose: Purpose, ticket_id: int, subject: int, day: date, keys: tuple[Key, ...]
) -> str:
    """Return the word for an address, signed with the first key: 36 characters of base32."""
    body = (
        bytes([keys[0].id, purpose])
        + ticket_id.to_bytes(4, "big")
        + (subject & 0xFFFFFFFF).to_bytes(4, "big")
        + (day - _EPOCH).days.to_bytes(2, "big")
    )
    return _in_letters(body + _mac(keys[0], body))


def read_token(word: str, keys: tuple[Key, ...]) -> Token | None:
    """Return what a word says, None when no key of ours signed it. Old tokens still route."""
    padded = word.upper() + "=" * (-len(word) % 8)
    try:
        raw = base64.b32decode(padded)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != _BODY_BYTES + _MAC_BYTES or _in_letters(raw) != word.lower():
        return None
    body, mac = raw[:_BODY_BYTES], raw[_BODY_BYTES:]
    key = next((one for one in keys if one.id == body[0]), None)
    if key is None or not hmac.compare_digest(mac, _mac(key, body)) or body[1] not in set(Purpose):
        return None
    return Token(
        purpose=Purpose(body[1]),
        ticket_id=int.from_bytes(body[2:6], "big"),
        subject=int.from_bytes(body[6:10], "big"),
        day=_EPOCH + timedelta(days=int.from_bytes(body[10:12], "big")),
    )


@lru_cache(maxsize=256)  # the same few people are written to
def person_mark(person: str) -> int:
    """Return the 32 bits by which a token names a person."""
    return int.from_bytes(hashlib.sha256(octets(person)).digest()[:4], "big")


def sign(key: Key, text: str) -> str:
    """Return the HMAC of a text, in hex: for the loop header and the seals of inputs."""
    return _signed(key, octets(text)).hex()


def octets(text: str) -> bytes:
    """Return a text as octets, whatever stands in it: words of a mail are compared with ours."""
    return text.encode("utf-8", "backslashreplace")


def letter_mark(key: Key, words: str) -> str:
    """Return what ends the Message-ID of a letter: 40 bits that only we can write."""
    return _in_letters(_signed(key, octets(f"letter:{words}"))[:5])


def is_our_letter(message_id: str, keys: tuple[Key, ...]) -> bool:
    """Say whether we wrote this Message-ID: a report that returns it is about a letter of ours."""
    words, _, mark = message_id.strip().strip("<>").rpartition("@")[0].rpartition(".")
    return bool(words) and any(
        hmac.compare_digest(letter_mark(key, words).encode(), octets(mark)) for key in keys
    )


def receipt_id(seal: str) -> str:
    """Return the receipt id that grows on an input's seal: R- and six characters."""
    return "R-" + _letters(seal, "receipt", 6)


def confirmation_code(seal: str) -> str:
    """Return the one-time code that grows on an input's seal: 7F3K-2M9Q (40 bits)."""
    word = _letters(seal, "code", 8)
    return f"{word[:4]}-{word[4:]}"


def code_hash(code: str) -> str:
    """Return the form in which a code is kept; case and dashes do not matter."""
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(b"code:" + bare.encode()).hexdigest()


def sealed(parts: Iterable[str]) -> str:
    """Return the mark of exactly these texts, in this order."""
    framed = "".join(f"{len(one)}:{one}" for one in parts)
    return hashlib.sha256(framed.encode("utf-8", "surrogatepass")).hexdigest()


def _in_letters(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").lower().rstrip("=")


def _mac(key: Key, body: bytes) -> bytes:
    return _signed(key, body)[:_MAC_BYTES]


def _signed(key: Key, body: bytes) -> bytes:
    """Return the HMAC of `body` by SHA-256."""
    inner, outer = (one.copy() for one in _begun(key.secret))
    inner.update(body)
    outer.update(inner.digest())
    return outer.digest()


@lru_cache(maxsize=8)  # to begin anew, OpenSSL looks the algorithm up: a fourth of a letter's words
def _begun(secret: bytes) -> tuple[hashlib._Hash, hashlib._Hash]:
    """Return the two hashes of an HMAC (RFC 2104 2) before any text: a mail is signed five times.

    The library's own object can be kept as well, but copies itself in three times the time.
    """
    if len(secret) > _HMAC_BLOCK:
        secret = hashlib.sha256(secret).digest()
    padded = secret.ljust(_HMAC_BLOCK, b"\0")
    inner, outer = (bytes(one ^ pad for one in padded) for pad in (0x36, 0x5C))
    return hashlib.sha256(inner), hashlib.sha256(outer)


def _letters(seal: str, purpose: str, count: int) -> str:
    alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I
    digest = hashlib.sha256(f"{purpose}:{seal}".encode()).digest()
    return "".join(alphabet[byte % 32] for byte in digest[:count])
