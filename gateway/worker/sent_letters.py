"""Letters that left, written once more as they went: for the desk's own Sent folder."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from gateway.doors.mailbox import SentCopy
from gateway.store import outbox
from gateway.store.engine import reading
from gateway.store.errors import Connection, Engine
from gateway.worker.outbox_access import load_files
from outbound.mime import write_mime
from outbound.outbox import CannotWrite

log = logging.getLogger(__name__)


class SentLetters:
    """What copies are made of."""

    def __init__(self, engine: Engine, templates: Path | None) -> None:
        self._engine = engine
        self._templates = templates

    def copies(self, letter_ids: Sequence[int]) -> tuple[SentCopy, ...]:
        """Return the letters as they left, without one that is kept no longer."""
        with reading(self._engine) as connection:
            found = [self._copy(connection, one) for one in letter_ids]
        return tuple(one for one in found if one is not None)

    def _copy(self, connection: Connection, letter_id: int) -> SentCopy | None:
        letter = outbox.load_letter(connection, letter_id)
        if letter is None or letter.ended_at is None:
            return None
        try:
            files = load_files(connection, letter)
            mime = write_mime(letter, letter.ended_at, files, templates=self._templates)
        except (CannotWrite, ValueError, KeyError) as fault:
            log.error("letter is not copied letter=%d: %s", letter_id, fault)
            return None
        return SentCopy(letter_id, letter.message_id, letter.ended_at, mime)
