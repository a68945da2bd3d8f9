"""Passwords of the desk's people for the submission door: a file beside the keys.

One line a person, `handle:hash` (Argon2id). They are no part of the database: what is backed up and
shown there gives no door away.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rules.policy.desk import Desk

SHORTEST = 10  # characters

_hasher = PasswordHasher()  # RFC 9106 4, the second recommended choice


class WeakPassword(Exception):
    """The password cannot be used. The message says why."""


def set_password(path: Path, handle: str, password: str) -> None:
    """Keep a password; an empty one takes the person's login away. Raise WeakPassword."""
    kept = _read(path)
    if password:
        if len(password) < SHORTEST:
            raise WeakPassword(f"it has {len(password)} characters; use at least {SHORTEST}")
        if "\0" in password or "\n" in password:
            raise WeakPassword("it holds a line end")
        kept[handle] = _hasher.hash(password)
    else:
        kept.pop(handle, None)
    text = "".join(f"{name}:{value}\n" for name, value in sorted(kept.items()))
    fresh = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


@dataclass(slots=True)
class Passwords:
    """The file as the door reads it; a change counts at once."""

    path: Path
    desk: Desk
    _kept: dict[str, str] = field(default_factory=dict)
    _seen: int = -1
    _nobodys: str = ""  # so that a name that is none costs a guesser the same time

    def login_of(self, name: str, password: str) -> str | None:
        """Return the login that a name and its password prove, or None. Slow on purpose.

        The name is a person's handle, one of their addresses, or their login at the mail server.
        """
        self._refresh()
        folded = name.casefold()
        person = next(
            (
                one
                for one in self.desk.staff
                if one.active and folded in {one.handle, *one.addresses, *one.logins}
            ),
            None,
        )
        kept = self._kept.get(person.handle) if person is not None else None
        self._nobodys = self._nobodys or _hasher.hash("nobody has this one")
        try:
            _hasher.verify(kept or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return None
        if person is None or kept is None:
            return None
        return person.logins[0] if person.logins else person.addresses[0]

    def _refresh(self) -> None:
        try:
            seen = self.path.stat().st_mtime_ns
        except OSError:
            self._kept, self._seen = {}, -1
            return
        if seen != self._seen:
            self._kept, self._seen = _read(self.path), seen


def _read(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    pairs = (one.partition(":") for one in lines if ":" in one)
    return {handle: value for handle, _, value in pairs}
