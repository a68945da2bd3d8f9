"""The door of a mailbox that is read by IMAP."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from gateway.doors.imap_line import Refused, is_of_answer
from gateway.doors.imap_sent import SentFolder
from gateway.doors.imap_session import visiting
from gateway.doors.imap_visit import Memory, Site, Visit
from gateway.doors.mailbox import Books, Mailbox, ServerRefused, words_of
from gateway.doors.mailbox_door import MailboxDoor

UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def imap_door(box: Mailbox, books: Books, site: Site) -> MailboxDoor:
    """Return the door of this mailbox; what it learns of the server lasts as long as the door."""
    memory, sent = Memory(), SentFolder(box, books)
    copied: set[tuple[int, int]] = set()  # to be deleted still, where the server cannot move

    @contextmanager
    def open_box(stop: threading.Event) -> Iterator[Visit]:
        try:
            with visiting(box, copied) as session:
                yield Visit(box, site, books, session, memory, sent, stop)
        except Refused as error:
            memory.count_break()
            raise ServerRefused(words_of(error)) from error
        except OSError:
            memory.count_break()
            raise
        except UNREADABLE as error:
            if not is_of_answer(error):
                raise
            memory.count_break()
            raise ServerRefused(f"its answer cannot be read: {words_of(error)}") from error

    return MailboxDoor(box, books, open_box)
