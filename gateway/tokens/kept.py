"""What a login of a person left us: a file beside the keys that nobody else may read."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = "tokens"


@dataclass(frozen=True, slots=True)
class KeptLogin:
    """The file of one account."""

    path: Path

    def read(self) -> str:
        """Return what was kept, "" for nothing."""
        try:
            return self.path.read_text("utf-8")
        except FileNotFoundError:
            return ""

    def write(self, text: str) -> None:
        """Keep it; a reader finds the old text or the new one, never half of it."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)


def kept_login(keys: Path, kind: str, username: str) -> KeptLogin:
    """Return where the login of an account is kept: it serves its mailbox and its relay."""
    name = re.sub(r"[^a-z0-9.@_-]", "_", f"{kind}-{username}".casefold())
    return KeptLogin(keys.parent / FOLDER / name)
