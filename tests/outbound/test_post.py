"""The post: what becomes of a letter, told by a list for an outbox and a function for a relay."""

from __future__ import annotations

import asyncio
import email
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from letter_scenes import NOW

from outbound.courier import Carried, Outcome
from outbound.mime import File
from outbound.post import WAITS, Post

TAKEN = Carried(Outcome.SENT, "250 queued")


@dataclass(frozen=True, slots=True)
class Waiting:
    id: int
    tries: int = 0
    repeated: bool = False
    attachments: tuple[str, ...] = ()
    address: str = "carla@alderair.example"
    envelope_sender: str = "bounces+b7x2@desk.example"
    subject: str = "[T20261116.0004] Re: Printer offline"
    text: str = "Hello\n"
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def message_id(self) -> str:
        return f"<{self.id}@desk.example>"


@dataclass
class ListOutbox:
    """An outbox that is a list, and a diary of what the post wrote down."""

    waiting: list[Waiting]
    diary: list[str] = field(default_factory=list)
    cancelled: set[int] = field(default_factory=set)
    at: dict[int, datetime] = field(default_factory=dict)  # of the next try

    async def next_at(self) -> datetime | None:
        return NOW if self.waiting else None

    async def claim(self, now: datetime, limit: int) -> Sequence[Waiting]:
        claimed, self.waiting = self.waiting[:limit], self.waiting[limit:]
        return claimed

    async def files(self, letter_id: int) -> tuple[File, ...]:
        return (File("vpn.log", "text/plain", b"log"),)

    async def handed(self, letter_id: int, at: datetime) -> bool:
        self.diary.append(f"{letter_id} handed")
        return letter_id not in self.cancelled

    async def sent(self, letter_id: int, at: datetime, answer: str) -> None:
        self.diary.append(f"{letter_id} sent: {answer}")

    async def later(self, letter_id: int, next_try_at: datetime, error: str) -> None:
        self.diary.append(f"{letter_id} later: {error}")
        self.at[letter_id] = next_try_at

    async def in_doubt(self, letter_id: int, next_try_at: datetime, error: str) -> None:
        self.diary.append(f"{letter_id} in doubt: {error}")
        self.at[letter_id] = next_try_at

    async def never(self, letter_id: int, error: str, at: datetime) -> None:
        self.diary.append(f"{letter_id} never: {error}")


@dataclass
class FunctionCourier:
    """A relay that is a function of the mail; what it raises, it raises."""

    answer: Callable[[bytes], Carried]
    carried: list[bytes] = field(default_factory=list)
    closed: bool = False

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        self.carried.append(mime)
        return self.answer(mime)

    async def close(self) -> None:
        self.closed = True


def deliver(outbox: ListOutbox, courier: FunctionCourier) -> int:
    return asyncio.run(Post(outbox, courier, lambda: NOW).deliver_waiting(NOW))


def test_a_letter_is_handed_before_it_goes_and_sent_when_it_was_taken() -> None:
    outbox, courier = ListOutbox([Waiting(1), Waiting(2)]), FunctionCourier(lambda _: TAKEN)

    count = deliver(outbox, courier)

    assert count == 2
    assert outbox.diary == [
        "1 handed",
        "1 sent: 250 queued",
        "2 handed",
        "2 sent: 250 queued",
    ]


def test_the_date_is_that_of_the_sending() -> None:
    courier = FunctionCourier(lambda _: TAKEN)

    deliver(ListOutbox([Waiting(1)]), courier)

    assert email.message_from_bytes(courier.carried[0])["Date"] == "Mon, 23 Nov 2026 15:00:00 +0000"


@pytest.mark.parametrize("tries", range(len(WAITS)))
def test_a_temporary_refusal_waits_longer_each_time(tries: int) -> None:
    outbox = ListOutbox([Waiting(1, tries=tries)])

    deliver(outbox, FunctionCourier(lambda _: Carried(Outcome.LATER, "451 not now")))

    assert outbox.diary[-1] == "1 later: 451 not now"
    assert outbox.at[1] == NOW + WAITS[tries]


def test_waits_only_grow_and_last_three_days() -> None:
    assert list(WAITS) == sorted(WAITS)
    assert timedelta(days=3) <= sum(WAITS, timedelta()) < timedelta(days=3, hours=4)


def test_a_letter_that_was_refused_for_three_days_has_failed() -> None:
    outbox = ListOutbox([Waiting(1, tries=len(WAITS))])

    deliver(outbox, FunctionCourier(lambda _: Carried(Outcome.LATER, "451 not now")))

    assert outbox.diary[-1] == "1 never: 451 not now"


def test_a_permanent_refusal_ends_the_letter_at_once() -> None:
    outbox = ListOutbox([Waiting(1)])

    deliver(outbox, FunctionCourier(lambda _: Carried(Outcome.NEVER, "550 5.1.1 no such user")))

    assert outbox.diary[-1] == "1 never: 550 5.1.1 no such user"


def test_a_letter_that_may_have_arrived_is_kept_in_doubt() -> None:
    outbox = ListOutbox([Waiting(1)])

    deliver(outbox, FunctionCourier(lambda _: Carried(Outcome.LATER, "hung up", in_doubt=True)))

    assert outbox.diary[-1] == "1 in doubt: hung up"


def test_a_letter_that_was_handed_before_says_so_and_keeps_its_message_id() -> None:
    courier = FunctionCourier(lambda _: TAKEN)

    deliver(ListOutbox([Waiting(1), Waiting(1, repeated=True)]), courier)

    first, second = map(email.message_from_bytes, courier.carried)
    assert first["X-Gateway-Repeated"] is None
    assert second["X-Gateway-Repeated"] == "yes"
    assert first["Message-ID"] == second["Message-ID"]


def test_a_letter_that_was_cancelled_meanwhile_does_not_go() -> None:
    outbox = ListOutbox([Waiting(1), Waiting(2)], cancelled={1})
    courier = FunctionCourier(lambda _: TAKEN)

    deliver(outbox, courier)

    assert outbox.diary == ["1 handed", "2 handed", "2 sent: 250 queued"]
    assert len(courier.carried) == 1


def test_attachments_go_along() -> None:
    courier = FunctionCourier(lambda _: TAKEN)

    deliver(ListOutbox([Waiting(1, attachments=("2",))]), courier)

    parts = email.message_from_bytes(courier.carried[0]).get_payload()
    assert isinstance(parts, list)
    assert parts[1].get_payload(decode=True) == b"log"


def test_a_relay_that_is_away_is_asked_once_a_round() -> None:
    outbox = ListOutbox([Waiting(1), Waiting(2), Waiting(3)])
    courier = FunctionCourier(lambda _: Carried(Outcome.LATER, "refused", relay_away=True))

    deliver(outbox, courier)

    assert len(courier.carried) == 1
    assert outbox.diary == ["1 handed", "1 later: refused", "2 later: refused", "3 later: refused"]


def test_the_post_runs_until_it_is_stopped_and_finishes_the_letter_in_hand() -> None:
    outbox = ListOutbox([Waiting(1), Waiting(2), Waiting(3)])
    stop = asyncio.Event()

    def answer(_: bytes) -> Carried:
        if outbox.diary[-1] == "2 handed":
            stop.set()
        return TAKEN

    courier = FunctionCourier(answer)
    asyncio.run(asyncio.wait_for(Post(outbox, courier, lambda: NOW).run(stop), 10))

    assert outbox.diary[-1] == "2 sent: 250 queued"
    assert courier.closed


def test_a_sleeping_post_is_woken() -> None:
    outbox = ListOutbox([])
    stop = asyncio.Event()

    def answer(_: bytes) -> Carried:
        stop.set()
        return TAKEN

    async def story() -> None:
        post = Post(outbox, FunctionCourier(answer), lambda: NOW)
        running = asyncio.create_task(post.run(stop))
        await asyncio.sleep(0)
        outbox.waiting.append(Waiting(1))
        post.wake()
        await asyncio.wait_for(running, 10)

    asyncio.run(story())
    assert outbox.diary == ["1 handed", "1 sent: 250 queued"]


def test_a_fault_of_the_store_is_recorded_and_the_post_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stop = asyncio.Event()

    @dataclass
    class FaultyOutbox(ListOutbox):
        faults: int = 1

        async def claim(self, now: datetime, limit: int) -> Sequence[Waiting]:
            if self.faults:
                self.faults -= 1
                raise OSError("disk full")
            return await super().claim(now, limit)

    def answer(_: bytes) -> Carried:
        stop.set()
        return TAKEN

    outbox = FaultyOutbox([Waiting(1)])

    async def story() -> None:
        post = Post(outbox, FunctionCourier(answer), lambda: NOW)
        running = asyncio.create_task(post.run(stop))
        while not caplog.records:
            await asyncio.sleep(0)
        post.wake()
        await asyncio.wait_for(running, 10)

    asyncio.run(story())
    assert "post_failed" in caplog.text
    assert outbox.diary[-1] == "1 sent: 250 queued"


def test_a_round_is_no_larger_than_was_asked_for() -> None:
    outbox = ListOutbox([replace(Waiting(number)) for number in range(1, 6)])

    count = asyncio.run(
        Post(outbox, FunctionCourier(lambda _: TAKEN), lambda: NOW, claim_max=2).deliver_waiting(
            NOW
        )
    )

    assert count == 5
