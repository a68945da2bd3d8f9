"""Where the clerk gets mails from: read in its own process, or by readers ahead of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from gateway.store import journal
from gateway.store.errors import Connection
from gateway.store.journal import Input
from gateway.store.unread import list_unread
from parsers import Reading, read_mail
from rules.model.mail import Envelope, Mail

AHEAD_MAX = 20  # mails whose bytes are at hand
AHEAD_BYTES = 4 * 1024 * 1024


class Reads(Protocol):
    """Where the clerk gets mails from."""

    def feed(self, connection: Connection, now: datetime) -> None:
        """Let what waits be read ahead."""

    def passed_over(self) -> Collection[int]:
        """Return the inputs that are not waited for: they take long."""

    def has(self, input_id: int) -> bool:
        """Say whether the mail of this input can be had now."""

    def mail_of(self, connection: Connection, entry: Input, source: Input) -> Mail:
        """Return the mail of an input, whose bytes are `source`'s; raise UnreadableMail."""

    def forget(self, input_ids: Collection[int]) -> None:
        """These were decided, or will be read again."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ReadHere:
    """Reads in the process of the clerk: for looks, rehearsals and tests."""

    rules: Reading
    raws: dict[int, bytes] = field(default_factory=dict)  # of mails that come next

    def feed(self, connection: Connection, now: datetime) -> None:
        """Have the bytes of the next mails at hand; of large ones, when their turn comes."""
        self.raws.clear()
        size, ids = 0, []
        for one in list_unread(connection, now, AHEAD_MAX):
            size += one.size
            if size > AHEAD_BYTES:
                break
            ids.append(one.source_id)
        if len(ids) > 1:
            self.raws.update(journal.load_raws(connection, ids))

    def passed_over(self) -> Collection[int]:
        return ()

    def has(self, input_id: int) -> bool:
        return True

    def mail_of(self, connection: Connection, entry: Input, source: Input) -> Mail:
        raw = source.raw if source.raw is not None else self.raws.pop(source.id, None)
        if raw is None:
            raw = journal.load_raw(connection, source.id)
        assert raw is not None, "a mail in the journal has its bytes"
        return read_mail(raw, source.envelope or Envelope(), self.rules)

    def forget(self, input_ids: Collection[int]) -> None:
        pass

    def close(self) -> None:
        pass
