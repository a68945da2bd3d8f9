"""A folder on an IMAP server as an archive: read without a trace, and whatever breaks is met again.

Only where each mail lies is kept, some 700 bytes a mail; texts are fetched a group at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TypeVar

from gateway.doors.archive import Place, place_of
from gateway.doors.imap_line import Broken, Refused
from gateway.doors.imap_session import Session, visiting
from gateway.doors.mail_files import FoundMail, UnreadablePath
from gateway.doors.mailbox import After, LoginRefused, Mailbox, NoTls, words_of

T = TypeVar("T")
FIELDS = "DATE MESSAGE-ID IN-REPLY-TO REFERENCES"
AT_ONCE = 200  # mails whose headers are asked for in one command
WAITS = (0.0, 2.0, 10.0)  # seconds before a connection that broke is made again


class ImapArchive:
    """One folder; use it as a context manager."""

    def __init__(self, box: Mailbox, name: str) -> None:
        self._box = replace(box, after=After.LEAVE)
        self._name = name  # as the admin wrote it
        self._held = ExitStack()
        self._session: Session | None = None
        self._validity = 0

    def __enter__(self) -> ImapArchive:
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go()

    def places(self) -> Iterator[Place]:
        """Yield where each mail lies, as the folder has them. Raises UnreadablePath."""
        before, after = 0.0, 0
        while uids := self._try(partial(_next_uids, above=after)):
            found, after = uids
            for at in range(0, len(found), AT_ONCE):
                chunk = found[at : at + AT_ONCE]
                looks = self._try(partial(Session.look, uids=chunk))
                heads = self._try(partial(Session.fetch_fields, uids=chunk, names=FIELDS))
                for uid in chunk:
                    if uid in looks:
                        size = looks[uid].size
                        name = f"{self._name}:{uid}"
                        place = place_of(heads.get(uid, b""), before, name, uid, size, self)
                        before = place.written
                        yield place

    def read(self, places: Sequence[Place], size_max: int) -> list[FoundMail | None]:
        """Return the mails, None for one that the server does not give. Raises UnreadablePath."""
        uids = [one.start for one in places if one.size <= size_max]
        raws = self._fetch(uids, size_max) if uids else {}
        return [self._found(one, raws.get(one.start), size_max) for one in places]

    def _found(self, place: Place, raw: bytes | None, size_max: int) -> FoundMail | None:
        if place.size > size_max:
            return FoundMail(place.name, b"", is_whole=False)
        if raw is None:
            return None
        return FoundMail(place.name, raw[:size_max], is_whole=len(raw) <= size_max)

    def _fetch(self, uids: Sequence[int], size_max: int) -> dict[int, bytes]:
        try:
            return self._try(lambda session: session.fetch(uids, size_max))
        except _NotGiven:  # one of them it is
            if len(uids) == 1:
                return {}
            return {uid: raw for one in uids for uid, raw in self._fetch([one], size_max).items()}

    # --- the connection -------------------------------------------------------------------------

    def _try(self, work: Callable[[Session], T]) -> T:
        """Do it, on a new connection where the old one breaks; raise UnreadablePath, _NotGiven."""
        fault: Exception | None = None
        for wait in WAITS:
            time.sleep(wait)
            try:
                return work(self._session or self._open())
            except (LoginRefused, NoTls) as error:
                raise UnreadablePath(f"{self._name}: {words_of(error)}") from None
            except (Broken, OSError) as error:
                fault = error
                self._let_go()
            except Refused as error:
                if self._session is None:
                    raise UnreadablePath(f"{self._name}: {words_of(error)}") from None
                raise _NotGiven from None
        assert fault is not None
        raise UnreadablePath(f"{self._name}: {words_of(fault)}")

    def _open(self) -> Session:
        with ExitStack() as opening:
            session = opening.enter_context(visiting(self._box, read_only=True))
            validity = session.folder.uid_validity
            if self._validity not in (0, validity):
                raise UnreadablePath(f"{self._name}: its mails have new numbers meanwhile")
            self._held = opening.pop_all()
        self._validity, self._session = validity, session
        return session

    def _let_go(self) -> None:
        session, self._session = self._session, None
        held, self._held = self._held, ExitStack()
        if session is not None:
            held.close()


class _NotGiven(Exception):
    """The server refuses it."""


def _next_uids(session: Session, above: int) -> tuple[list[int], int] | None:
    """Return the next window that has mails, and how far it reaches."""
    return next(((uids, up_to) for uids, up_to in session.find_uids(above) if uids), None)
