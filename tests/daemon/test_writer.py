"""The writer: groups that form by themselves, turns between mail and work, errors that reach
exactly those whom they concern."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from gateway.store.journal import Incoming
from gateway.worker.writer import BYTES_MAX, MAILS_MAX, Writer, WriterClosed, _Arrival
from rules.model.mail import Envelope

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def incoming(raw: bytes = b"x") -> Incoming:
    return Incoming(raw, Envelope(), NOW)


class Journal:
    """Commits that are written on a list; the first one may be made to wait."""

    def __init__(self, refused: bytes = b"") -> None:
        self.groups: list[list[bytes]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.began = threading.Event()
        self._refused = refused

    def commit(self, group: Sequence[Incoming]) -> tuple[int, ...]:
        self.began.set()
        assert self.gate.wait(60)
        raws = [one.raw for one in group]
        if self._refused and self._refused in raws:
            raise ValueError("refused")
        start = sum(len(one) for one in self.groups)
        self.groups.append(raws)
        return tuple(range(start + 1, start + 1 + len(raws)))


async def start_behind(journal: Journal, writer: Writer) -> asyncio.Task[int]:
    """Let a first mail keep the thread busy until the journal's gate opens."""
    journal.gate.clear()
    first = asyncio.create_task(writer.accept(incoming(b"first")))
    await asyncio.to_thread(journal.began.wait, 10)
    return first


def test_mails_that_wait_together_are_one_group() -> None:
    journal = Journal()

    async def meet() -> list[int]:
        with Writer(journal.commit) as writer:
            first = await start_behind(journal, writer)
            rest = [asyncio.create_task(writer.accept(incoming(b"%d" % n))) for n in range(5)]
            await asyncio.sleep(0)
            journal.gate.set()
            return await asyncio.gather(first, *rest)

    numbers = asyncio.run(meet())

    assert journal.groups == [[b"first"], [b"0", b"1", b"2", b"3", b"4"]]
    assert numbers == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("raw", "count", "sizes"),
    [(b"x", MAILS_MAX + 1, [1, MAILS_MAX, 1]), (b"x" * (BYTES_MAX // 2), 3, [1, 2, 1])],
)
def test_a_group_has_its_limits(raw: bytes, count: int, sizes: list[int]) -> None:
    journal = Journal()

    async def meet() -> None:
        with Writer(journal.commit) as writer:
            first = await start_behind(journal, writer)
            rest = [asyncio.create_task(writer.accept(incoming(raw))) for _ in range(count)]
            await asyncio.sleep(0)
            journal.gate.set()
            await asyncio.gather(first, *rest)

    asyncio.run(meet())

    assert [len(group) for group in journal.groups] == sizes


def test_a_mail_waits_for_one_piece_of_work_at_most() -> None:
    journal = Journal()
    order: list[str] = []

    async def meet() -> None:
        with Writer(journal.commit) as writer:
            gate = threading.Event()
            works = [
                asyncio.create_task(writer.run(lambda: gate.wait(60) and order.append("work"))),
                asyncio.create_task(writer.run(lambda: order.append("work"))),
            ]
            await asyncio.sleep(0)
            mail = asyncio.create_task(writer.accept(incoming()))
            mail.add_done_callback(lambda _: order.append("mail"))
            await asyncio.sleep(0)
            gate.set()
            await mail
            await asyncio.gather(*works)

    asyncio.run(meet())

    assert order.index("mail") <= 2
    assert len(journal.groups) == 1


def test_what_is_next_waits_for_no_other_work() -> None:
    journal = Journal()
    order: list[str] = []

    async def meet() -> None:
        with Writer(journal.commit) as writer:
            first = await start_behind(journal, writer)
            works = [
                asyncio.create_task(writer.run(lambda: order.append("work"))) for _ in range(3)
            ]
            await asyncio.sleep(0)
            sign = asyncio.create_task(writer.run(lambda: order.append("sign"), is_next=True))
            await asyncio.sleep(0)
            journal.gate.set()
            await asyncio.gather(first, sign, *works)

    asyncio.run(meet())

    assert order == ["sign", "work", "work", "work"]


def test_one_mail_that_is_refused_does_not_take_its_neighbours_along() -> None:
    journal = Journal(refused=b"bad")

    async def meet() -> list[int | BaseException]:
        with Writer(journal.commit) as writer:
            first = await start_behind(journal, writer)
            raws = (b"a", b"bad", b"b")
            rest = [asyncio.create_task(writer.accept(incoming(raw))) for raw in raws]
            await asyncio.sleep(0)
            journal.gate.set()
            return await asyncio.gather(first, *rest, return_exceptions=True)

    answers = asyncio.run(meet())

    assert journal.groups == [[b"first"], [b"a"], [b"b"]]
    assert isinstance(answers[2], ValueError)
    assert [answers[0], answers[1], answers[3]] == [1, 2, 3]


def test_a_database_that_is_away_is_not_asked_once_for_each_mail() -> None:
    asked: list[int] = []

    def commit(group: Sequence[Incoming]) -> tuple[int, ...]:
        asked.append(len(group))
        raise OSError("away")

    async def meet() -> list[int | BaseException]:
        with Writer(commit) as writer:
            gate = threading.Event()
            work = asyncio.create_task(writer.run(lambda: gate.wait(60)))
            await asyncio.sleep(0)
            mails = [asyncio.create_task(writer.accept(incoming())) for _ in range(50)]
            await asyncio.sleep(0)
            gate.set()
            await work
            return await asyncio.gather(*mails, return_exceptions=True)

    answers = asyncio.run(meet())

    assert all(isinstance(answer, OSError) for answer in answers)
    assert len(asked) < 8


def test_what_was_handed_in_is_finished_before_the_writer_ends() -> None:
    journal = Journal()

    async def meet() -> asyncio.Task[int]:
        with Writer(journal.commit) as writer:
            await start_behind(journal, writer)
            last = asyncio.create_task(writer.accept(incoming(b"last")))
            await asyncio.sleep(0)
            journal.gate.set()
        await last
        with pytest.raises(WriterClosed):
            await writer.accept(incoming(b"too late"))
        return last

    last = asyncio.run(meet())

    assert last.result() == 2
    assert journal.groups == [[b"first"], [b"last"]]


def test_an_error_in_work_reaches_who_asked_and_the_thread_goes_on() -> None:
    def fail() -> None:
        raise KeyError("no such letter")

    async def meet() -> str:
        with Writer(Journal().commit) as writer:
            with pytest.raises(KeyError):
                await writer.run(fail)
            return await writer.run(lambda: "still here")

    assert asyncio.run(meet()) == "still here"


def test_a_mail_whose_peer_went_away_before_its_turn_is_not_journalled() -> None:
    journal = Journal()

    async def meet() -> None:
        with Writer(journal.commit) as writer:
            first = await start_behind(journal, writer)
            gone = asyncio.create_task(writer.accept(incoming(b"gone")))
            await asyncio.sleep(0)
            gone.cancel()
            await asyncio.sleep(0)
            journal.gate.set()
            await first

    asyncio.run(meet())

    assert journal.groups == [[b"first"]]


def test_the_bytes_of_a_mail_that_nobody_waits_for_are_let_go() -> None:
    begun, go_on = threading.Event(), threading.Event()
    committed: list[int] = []

    def commit(group: Sequence[Incoming]) -> tuple[int, ...]:
        begun.set()
        go_on.wait(60)
        committed.extend(len(one.raw) for one in group)
        return tuple(range(len(group)))

    async def story() -> None:
        with Writer(commit) as writer:
            first = asyncio.create_task(writer.accept(incoming(b"x")))
            assert await asyncio.to_thread(begun.wait, 60)  # it is in the commit, and that hangs
            late = [asyncio.create_task(writer.accept(incoming(b"late"))) for _ in range(5)]
            await asyncio.sleep(0)
            for one in late:
                one.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            assert not writer._arrivals
            go_on.set()
            await first

    asyncio.run(story())
    assert committed == [1]


def test_a_turn_for_nothing_does_not_end_the_writer() -> None:
    """Whoever waited may have gone just before the thread came round."""
    journal = Journal()

    async def meet() -> int:
        with Writer(journal.commit) as writer:
            first = await start_behind(journal, writer)
            answer = asyncio.get_running_loop().create_future()
            gone = _Arrival(incoming(b"gone"), answer, is_gone=True)
            writer._arrivals.append(gone)
            journal.gate.set()
            await first
            async with asyncio.timeout(10):
                return await writer.accept(incoming(b"last"))

    assert asyncio.run(meet()) == 2
    assert journal.groups == [[b"first"], [b"last"]]
