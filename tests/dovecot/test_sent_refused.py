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

HANGS_UP = b"hangs up"
KEEPS_AND_HANGS_UP = b"keeps it and hangs up"
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

    def copies(self, limit: int, after: int) -> Sequence[SentCopy]:
        return [one for one in self.waiting if one.letter_id > after][:limit]

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
        refusal = self.says(number)
        if refusal == KEEPS_AND_HANGS_UP:
            self.kept.append(number)
        if refusal in (HANGS_UP, KEEPS_AND_HANGS_UP):
            raise ConnectionAbortedError
        if refusal:
            talk.say(tag, b" NO ", refusal, b"\r\n")
        else:
            self.kept.append(number)
            talk.ok(tag)
        return True

    def search(self, talk: Talk, tag: bytes, words: bytes) -> bool:
        found = re.search(rb"<(\d+)@", words)
        assert found is not None
        is_there = int(found[1]) in self.kept
        talk.say(b"* SEARCH 1\r\n" if is_there else b"* SEARCH\r\n")
        talk.ok(tag)
        return True


def filled(shelf: Shelf, books: ListBooks, times: int, *, one_more: int = 0) -> None:
    """Let a folder be filled so often; each time with one more letter, from that number on."""
    twists = {"APPEND": shelf.append, "UID SEARCH": shelf.search}
    with OddServer(twists=twists, folders={"Sent": []}) as server:
        box = Mailbox(
            "support", "127.0.0.1", server.port, Tls.OFF, "support", "secret", sent="Sent"
        )
        folder = SentFolder(box, books)  # type: ignore[arg-type]  # it asks no more of books
        for time in range(times):
            if one_more:
                books.waiting.append(letter(one_more + time))
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

    filled(shelf, books, 5, one_more=2)  # letters go on leaving

    assert books.waiting == []
    assert caplog.text.count("letter is not copied") == 1
    assert shelf.kept == [2, 3, 4, 5, 6]


def test_a_folder_that_is_full_loses_no_copy() -> None:
    books = ListBooks([letter(1), letter(2)])
    is_full = [True]
    shelf = Shelf(lambda number: b"[OVERQUOTA] the mailbox is full" if is_full else b"")

    filled(shelf, books, 10)
    assert (shelf.kept, books.ended) == ([], [])
    is_full.clear()
    filled(shelf, books, 1)

    assert shelf.kept == books.ended == [1, 2]


@pytest.mark.parametrize("how", [b"[TOOBIG] more than 10 MB", b"not such a letter", HANGS_UP])
def test_what_is_refused_in_front_keeps_nothing_behind_it_waiting(how: bytes) -> None:
    refused, later = range(1, 26), range(26, 32)
    books = ListBooks([letter(one) for one in (*refused, *later)])
    shelf = Shelf(lambda number: how if number in refused else b"")

    filled(shelf, books, 6 if how == HANGS_UP else 2)

    assert shelf.kept == list(later)
    assert books.waiting == [letter(one) for one in refused]  # until others went three times


@pytest.mark.parametrize(("how", "kept"), [(HANGS_UP, 10), (KEEPS_AND_HANGS_UP, 20)])
def test_a_server_that_hangs_up_now_and_then_is_called_again_at_once(how: bytes, kept: int) -> None:
    books = ListBooks([letter(one) for one in range(1, 21)])
    shelf = Shelf(lambda number: how if number % 2 else b"")

    filled(shelf, books, 1)

    assert len(shelf.kept) == len(books.ended) == kept


def test_a_server_that_hangs_up_behind_each_copy_gets_all_of_them_once() -> None:
    books = ListBooks([letter(one) for one in range(1, 21)])
    shelf = Shelf(lambda number: KEEPS_AND_HANGS_UP)

    filled(shelf, books, 1)

    assert shelf.kept == books.ended == list(range(1, 21))


def test_a_server_that_hangs_up_at_all_is_not_called_without_end() -> None:
    books = ListBooks([letter(one) for one in range(1, 41)])
    asked: list[int] = []

    def hang_up(number: int) -> bytes:
        asked.append(number)
        return HANGS_UP

    filled(Shelf(hang_up), books, 2)

    assert asked == list(range(1, 11))  # the next time goes on from there
    assert books.ended == []


def test_a_folder_that_is_nearly_full_loses_no_large_copy() -> None:
    books = ListBooks([letter(1)])
    is_full = [True]
    shelf = Shelf(lambda number: b"[OVERQUOTA] full" if number == 1 and is_full else b"")

    filled(shelf, books, 5, one_more=2)
    assert books.waiting == [letter(1)]
    is_full.clear()
    filled(shelf, books, 1)

    assert books.waiting == []
