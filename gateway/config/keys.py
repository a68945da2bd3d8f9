"""The gateway's secrets: made once by `init`, rotated by adding a line, never printed."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from rules.sender.token import Key, Token, is_our_letter, octets, read_token, sign

PASSWORDS = "passwords"  # of the desk's people, beside the keys; `passwords.py` reads them


class BadKeys(Exception):
    """The key file cannot be used. The message names the file and the way out."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Signing keys, the newest first. Every key still verifies; the first one signs."""

    signing: tuple[Key, ...]
    token_days: int = 30  # for so long a reply token is young

    @classmethod
    def made_for_rehearsal(cls) -> Keys:
        """Return fixed keys: a rehearsal must come out the same each time."""
        return cls((Key(1, hashlib.sha256(b"rehearsal").digest()),))

    def seal(self, input_id: int) -> str:
        """Return the secret mark of one input, on which receipts and codes grow."""
        return sign(self.signing[0], f"input:{input_id}")

    @property
    def instance(self) -> str:
        """Return the value of our loop header: an id and its HMAC (RFC 5322 has no such field)."""
        return _instance(self.signing[0], self.signing[-1])

    def is_own_loop(self, value: str) -> bool:
        """Say whether a loop header is one that we wrote."""
        instance_id, _, mac = value.strip().partition(".")
        return any(
            secrets.compare_digest(sign(key, "loop:" + instance_id)[:20].encode(), octets(mac))
            for key in self.signing
        )

    def read_token(self, word: str, today: date) -> Token | None:
        """Return what a word in an address says, with its age; None when no key of ours signed."""
        token = read_token(word, self.signing)
        if token is None:
            return None
        return replace(token, is_old=today - token.day > timedelta(days=self.token_days))

    def is_our_letter(self, message_id: str) -> bool:
        """Say whether a Message-ID is that of a letter that we wrote."""
        return is_our_letter(message_id, self.signing)


@lru_cache(maxsize=8)  # each letter has it
def _instance(newest: Key, oldest: Key) -> str:
    instance_id = hashlib.sha256(oldest.secret + b"instance").hexdigest()[:12]
    return f"{instance_id}.{sign(newest, 'loop:' + instance_id)[:20]}"


def load_keys(path: Path) -> Keys:
    """Read `id:hex` lines, the newest first; raise BadKeys with the way out."""
    try:
        lines = path.read_text("ascii").split()
    except FileNotFoundError:
        raise BadKeys(f"{path}: no such file; make one with: ticketgate init") from None
    except OSError as error:
        raise BadKeys(
            f"{path}: cannot be read: {error.strerror}; is it owned by this user?"
        ) from None
    except UnicodeDecodeError:
        raise BadKeys(f"{path}: every line must read NUMBER:HEX, as `init` wrote it") from None
    try:
        pairs = [line.split(":", 1) for line in lines if not line.startswith("#")]
        keys = tuple(Key(int(number), bytes.fromhex(secret)) for number, secret in pairs)
    except ValueError:
        raise BadKeys(f"{path}: every line must read NUMBER:HEX, as `init` wrote it") from None
    if not keys or any(len(key.secret) < 16 or not 0 <= key.id <= 255 for key in keys):
        raise BadKeys(f"{path}: needs at least one key of 16 bytes or more with an id of 0 to 255")
    return Keys(keys)


def passwords_file(keys: Path) -> Path:
    """Return where passwords are kept: beside the signing keys."""
    return keys.parent / PASSWORDS


def make_keys(path: Path) -> None:
    """Write a key file with one fresh key that only its owner can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"1:{secrets.token_hex(32)}\n")
