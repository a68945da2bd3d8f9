"""A folder that refuses the copy of one letter gets the others, and one that is full is awaited."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from odd_imap import OddServer, Talk

from gateway.doors import imap_sent
from gateway.doors.imap_sent import SentFolder
from gateway.doors.mailbox import Mailbox, SentCopy, Tls

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_sent, "AGAIN_SECONDS", 0.0)


@dataclass
class ListBooks:
    """What is due, in a list."""

    waiting: list[SentCopy]
    ended: list[int] = field(default_factory=list)

    def has_copies(self) -> bool:
        return bool(self.waiting)

    def copies(self, limit: int) -> Sequence[SentCopy]:
        return self.waiting[:limit]

    def copied(self, letter_ids: Sequence[int]) -> None:
        self.ended += letter_ids
        self.waiting = [one for one in self.waiting if one.letter_id not in letter_ids]


def letter(number: int) -> SentCopy:
    mime = f"Message-ID: <{number}@desk.example>\r\n\r\nHello\r\n".encode()
    return SentCopy(number, f"<{number}@desk.example>", AT, mime)


@dataclass
class Shelf:
    """What a server does with an APPEND: take it, or say why not."""

    says: Callable[[int], bytes]  # of a letter's number; b"": it is taken
    kept: list[int] = field(default_factory=list)

    def append(self, talk: Talk, tag: bytes, words: bytes) -> bool:
        size = int(words.rpartition(b"{")[2].rstrip(b"}"))
        talk.say(b"+ go on\r\n")
        raw = talk.rfile.read(size)
        talk.rfile.readline()
        found = re.search(rb"<(\d+)@", raw)
        assert found is not None
        number = int(found[1])
        if refusal := self.says(number):
            talk.say(tag, b" NO ", refusal, b"\r\n")
        else:
            self.kept.append(number)
            talk.ok(tag)
        return True


def never_found(talk: Talk, tag: bytes, words: bytes) -> bool:
    talk.say(b"* SEARCH\r\n")
    talk.ok(tag)
    return True


def filled(shelf: Shelf, books: ListBooks, times: int) -> None:
    """Let a folder be filled so often."""
    twists = {"APPEND": shelf.append, "UID SEARCH": never_found}
    with OddServer(twists=twists, folders={"Sent": []}) as server:
        box = Mailbox(
            "support", "127.0.0.1", server.port, Tls.OFF, "support", "secret", sent="Sent"
        )
        folder = SentFolder(box, books)  # type: ignore[arg-type]  # it asks no more of books
        for _ in range(times):
            folder.fill(lambda: False)


def test_a_copy_that_is_refused_keeps_no_other_waiting_and_is_let_go(
    caplog: pytest.LogCaptureFixture,
) -> None:
    books = ListBooks([letter(1), letter(2), letter(3)])
    shelf = Shelf(lambda number: b"[TOOBIG] more than 10 MB" if number == 1 else b"")

    filled(shelf, books, 1)
    first = list(shelf.kept)
    for number in (4, 5):
        books.waiting.append(letter(number))
        filled_before = list(shelf.kept)
        filled(shelf, books, 1)
        assert len(shelf.kept) == len(filled_before) + 1

    assert first == [2, 3]
    assert shelf.kept == [2, 3, 4, 5]
    assert books.waiting == [letter(1)]  # another life of the door counts anew
    assert "more than 10 MB" in caplog.text


def test_what_is_refused_again_and_again_while_others_go_is_let_go(
    caplog: pytest.LogCaptureFixture,
) -> None:
    books = ListBooks([letter(1)])
    shelf = Shelf(lambda number: b"[TOOBIG] more than 10 MB" if number == 1 else b"")
    numbers = iter(range(2, 100))

    def with_another(limit: int) -> Sequence[SentCopy]:
        if letter(1) in books.waiting:
            books.waiting.append(letter(next(numbers)))
        return books.waiting[:limit]

    books.copies = with_another  # type: ignore[method-assign]  # letters go on leaving
    filled(shelf, books, 5)

    assert books.waiting == []
    assert "letter is not copied" in caplog.text
    assert shelf.kept == [2, 3, 4]


def test_a_folder_that_is_full_loses_no_copy() -> None:
    books = ListBooks([letter(1), letter(2)])
    is_full = [True]
    shelf = Shelf(lambda number: b"[OVERQUOTA] the mailbox is full" if is_full else b"")

    filled(shelf, books, 10)
    assert (shelf.kept, books.ended) == ([], [])
    is_full.clear()
    filled(shelf, books, 1)

    assert shelf.kept == books.ended == [1, 2]
