"""The post: what becomes of a letter, told by a list for an outbox and a function for a relay."""

from __future__ import annotations

import asyncio
import email
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from letter_scenes import NOW

from outbound.courier import Carried, Outcome
from outbound.marks import Handed, Later, Mark, Never, Returned, Sent
from outbound.mime import File
from outbound.post import Post
from outbound.retry import WAITS
from outbound.words import begun, if_refused

TAKEN = Carried(Outcome.SENT, "250 queued")


@dataclass(frozen=True, slots=True)
class Waiting:
    id: int
    tries: int = 0
    repeated: bool = False
    files: tuple[str, ...] = ()
    address: str = "carla@alderair.example"
    envelope_sender: str = "bounces+b7x2@desk.example"
    subject: str = "[T20261116.0004] Re: Printer offline"
    words: str = "Hello\n"
    headers: tuple[tuple[str, str], ...] = ()
    input_id: int = 7
    number: str = "T20261116.0004"
    person: str = "contact:1"

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
    claimed: dict[int, Waiting] = field(default_factory=dict)
    mended_at: list[datetime] = field(default_factory=list)
    against_address: list[bool] = field(default_factory=list)  # of each that failed
    groups: int = 0

    async def next_at(self) -> datetime | None:
        return NOW if self.waiting else None

    async def claim(self, now: datetime, limit: int) -> Sequence[Waiting]:
        claimed, self.waiting = self.waiting[:limit], self.waiting[limit:]
        self.claimed |= {one.id: one for one in claimed}
        return claimed

    async def take_back(self, but: Collection[int]) -> int:
        back = [one for number, one in self.claimed.items() if number not in but]
        for one in back:
            del self.claimed[one.id]
            self.diary.append(f"{one.id} taken back")
        self.waiting = back + self.waiting
        return len(back)

    async def mend_waits(self, now: datetime, waits: Sequence[timedelta]) -> None:
        self.mended_at.append(now)

    async def files(self, letter_id: int) -> tuple[File, ...]:
        return (File("vpn.log", "text/plain", b"log"),)

    async def mark(self, marks: Sequence[Mark]) -> frozenset[int]:
        self.groups += 1
        return frozenset(one.letter_id for one in marks if self._note(one))

    def _note(self, mark: Mark) -> bool:
        number = mark.letter_id
        if isinstance(mark, Handed):
            self.diary.append(f"{number} handed")
            if number in self.cancelled:
                del self.claimed[number]
            return number not in self.cancelled
        letter = self.claimed.pop(number)
        match mark:
            case Sent():
                self.diary.append(f"{number} sent: {mark.answer}")
            case Later():
                how = "in doubt" if mark.in_doubt else "later"
                self.diary.append(f"{number} {how}: {mark.error}")
                self.at[number] = mark.next_try_at
            case Never():
                self.diary.append(f"{number} never: {mark.error}")
                self.against_address.append(mark.permanent)
            case Returned():
                doubt = " in doubt" if mark.in_doubt else ""
                self.diary.append(f"{number} returned{doubt}: {mark.error}")
                self.waiting.append(letter)
                self.waiting.sort(key=lambda one: one.id)
        return False


@dataclass
class FunctionCourier:
    """A relay that is a function of the mail; what it raises, it raises."""

    answer: Callable[[bytes], Carried]
    carried: list[bytes] = field(default_factory=list)
    closed: bool = False

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        self.carried.append(mime)
        return self.answer(mime)

    def cut(self) -> None:
        """A function answers at once."""

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


@pytest.mark.parametrize(
    ("carried", "counts"),
    [
        (Carried(Outcome.NEVER, "550 5.1.1 no such user"), True),
        (Carried(Outcome.NEVER, "554 5.7.1 spam", is_about_content=True), False),
        (Carried(Outcome.LATER, "451 not now"), False),
        (Carried(Outcome.LATER, "535 5.7.8 wrong password"), False),
    ],
    ids=lambda one: one.answer if isinstance(one, Carried) else "",
)
def test_only_a_refusal_of_the_address_counts_against_it(carried: Carried, counts: bool) -> None:
    """GW-22: two stop all mail to it, and our own login, or a text, is no fault of theirs."""
    outbox = ListOutbox([Waiting(1, tries=len(WAITS))])

    deliver(outbox, FunctionCourier(lambda _: carried))

    assert outbox.against_address == [counts]


def test_a_letter_that_may_have_arrived_is_kept_in_doubt() -> None:
    outbox = ListOutbox([Waiting(1)])

    deliver(outbox, FunctionCourier(lambda _: Carried(Outcome.LATER, "hung up", in_doubt=True)))

    assert outbox.diary[-1] == "1 in doubt: hung up"


def test_a_letter_that_was_handed_before_says_so_and_keeps_its_message_id() -> None:
    courier = FunctionCourier(lambda _: TAKEN)

    deliver(ListOutbox([Waiting(1)]), courier)
    deliver(ListOutbox([Waiting(1, repeated=True)]), courier)

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

    deliver(ListOutbox([Waiting(1, files=("2",))]), courier)

    parts = email.message_from_bytes(courier.carried[0]).get_payload()
    assert isinstance(parts, list)
    assert parts[1].get_payload(decode=True) == b"log"


def test_a_relay_that_is_away_is_asked_once_and_no_letter_loses_its_place() -> None:
    outbox = ListOutbox([Waiting(1), Waiting(2), Waiting(3)])
    courier = FunctionCourier(lambda _: Carried(Outcome.LATER, "refused", relay_away=True))

    deliver(outbox, courier)

    assert len(courier.carried) == 1
    assert outbox.diary == [
        "1 handed",
        "1 returned: refused",
        "2 returned: ",
        "3 returned: ",
    ]
    assert [one.id for one in outbox.waiting] == [1, 2, 3]
    assert outbox.at == {}


def test_a_relay_that_is_away_for_a_day_is_called_now_and_then_and_all_goes_in_order() -> None:
    outbox = ListOutbox([Waiting(number) for number in range(1, 200)])
    steady = Steady()
    calls: list[float] = []
    sent: list[str] = []

    def answer(mime: bytes) -> Carried:
        calls.append(steady.now)
        if steady.now < 86_400:
            return Carried(Outcome.LATER, "refused", relay_away=True)
        sent.append(str(email.message_from_bytes(mime)["Message-ID"]))
        return TAKEN

    async def story() -> None:
        post = Post(outbox, FunctionCourier(answer), steady.clock, steady=steady)
        while outbox.waiting or outbox.claimed:
            await post.deliver_waiting(NOW)
            steady.now += 5

    asyncio.run(story())

    away = [one for one in calls if one < 86_400]
    assert len(away) < 86_400 / 300 + 10
    assert max(later - first for first, later in pairwise(calls)) <= 305
    assert sent == [f"<{number}@desk.example>" for number in range(1, 200)]


def test_the_post_runs_until_it_is_stopped_and_finishes_the_letter_in_hand() -> None:
    outbox = ListOutbox([Waiting(1), Waiting(2), Waiting(3)])
    stop = asyncio.Event()
    carried: list[bytes] = []

    def answer(mime: bytes) -> Carried:
        carried.append(mime)
        if len(carried) == 2:
            stop.set()
        return TAKEN

    courier = FunctionCourier(answer)
    run(Post(outbox, courier, lambda: NOW, carriers=1), stop)

    last = {entry[:1]: entry for entry in outbox.diary}
    assert (last["2"], last["3"]) == ("2 sent: 250 queued", "3 returned: ")
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
        await asyncio.wait_for(running, 60)

    asyncio.run(story())
    assert outbox.diary == ["1 handed", "1 sent: 250 queued"]


def test_a_slow_answer_holds_up_its_own_letter_alone() -> None:
    outbox = ListOutbox([Waiting(number) for number in range(1, 31)])
    stop, let_go = asyncio.Event(), asyncio.Event()
    sent: list[int] = []

    class SlowCourier(FunctionCourier):
        async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
            number = int(str(email.message_from_bytes(mime)["Message-ID"]).strip("<").split("@")[0])
            if number == 3:
                await let_go.wait()
            sent.append(number)
            if len(sent) == 29:
                let_go.set()
            if len(sent) == 30:
                stop.set()
            return TAKEN

    run(Post(outbox, SlowCourier(lambda _: TAKEN), lambda: NOW, carriers=2), stop)

    assert sent[-1] == 3
    assert sorted(sent) == list(range(1, 31))
    assert sum("handed" in line for line in outbox.diary) == 30


def test_at_the_end_a_letter_that_the_relay_keeps_waiting_is_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("outbound.post.GRACE_SECONDS", 0.1)
    outbox = ListOutbox([Waiting(number) for number in range(1, 6)])
    stop = asyncio.Event()

    class DeafCourier(FunctionCourier):
        is_cut = asyncio.Event()

        async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
            stop.set()
            await self.is_cut.wait()
            return Carried(Outcome.LATER, "stopping", in_doubt=True, relay_away=True)

        def cut(self) -> None:
            self.is_cut.set()

    run(Post(outbox, DeafCourier(lambda _: TAKEN), lambda: NOW, carriers=1), stop)

    assert "1 returned in doubt: stopping" in outbox.diary
    assert [one.id for one in outbox.waiting] == [1, 2, 3, 4, 5]


def test_one_letter_that_cannot_be_written_ends_alone() -> None:
    class Odd(Waiting):
        @property
        def message_id(self) -> str:
            raise ValueError("no such thing")

    outbox = ListOutbox([Waiting(1), Odd(2), Waiting(3)])

    deliver(outbox, FunctionCourier(lambda _: TAKEN))

    assert outbox.diary == [
        "1 handed",
        "1 sent: 250 queued",
        "2 never: cannot be written: ValueError: no such thing",
        "3 handed",
        "3 sent: 250 queued",
    ]


def test_a_courier_that_breaks_leaves_its_own_letter_in_doubt() -> None:
    def answer(mime: bytes) -> Carried:
        if b"<2@" in mime:
            raise UnicodeError("odd address")
        return TAKEN

    outbox = ListOutbox([Waiting(1), Waiting(2), Waiting(3)])

    deliver(outbox, FunctionCourier(answer))

    assert "2 in doubt: UnicodeError: odd address" in outbox.diary
    assert outbox.diary[-1] == "3 sent: 250 queued"


def test_a_letter_refused_for_its_files_goes_once_more_without_them_and_names_them() -> None:
    def answer(mime: bytes) -> Carried:
        if b"multipart/mixed" in mime:
            return Carried(Outcome.NEVER, "552 5.7.0 no such files here", is_about_content=True)
        return TAKEN

    words = begun(f"Hello\n{if_refused('- vpn.log (text/plain, 1 kB)')}")
    outbox = ListOutbox([Waiting(1, files=("2",), words=words)])
    courier = FunctionCourier(answer)

    deliver(outbox, courier)

    bare = email.message_from_bytes(courier.carried[1])
    assert outbox.diary == ["1 handed", "1 sent: 250 queued"]
    assert b"- vpn.log (text/plain, 1 kB)" not in courier.carried[0]
    assert courier.carried[1].count(b"- vpn.log (text/plain, 1 kB)") == 2  # in both parts
    assert bare["Message-ID"] == "<1@desk.example>"


@pytest.mark.parametrize("about_content", [True, False])
def test_a_letter_refused_for_what_it_says_or_whom_it_is_for_ends(about_content: bool) -> None:
    refused = Carried(Outcome.NEVER, "554 5.7.1 spam", is_about_content=about_content)
    plain = ListOutbox([Waiting(1)])
    with_files = ListOutbox([Waiting(1, files=("2",))])
    courier = FunctionCourier(lambda _: refused)

    deliver(plain, courier)
    deliver(with_files, courier)

    assert plain.diary[-1] == with_files.diary[-1] == "1 never: 554 5.7.1 spam"
    assert len(courier.carried) == (3 if about_content else 2)


def test_a_hiccup_of_the_store_returns_claims_at_once_and_doubles_nothing() -> None:
    stop = asyncio.Event()

    @dataclass
    class FaultyOutbox(ListOutbox):
        chance: Random = field(default_factory=lambda: Random(7))

        async def claim(self, now: datetime, limit: int) -> Sequence[Waiting]:
            self._stumble()
            claimed = await super().claim(now, limit)
            self._stumble()  # after the commit: nobody hears of the claim
            return claimed

        async def mark(self, marks: Sequence[Mark]) -> frozenset[int]:
            self._stumble()
            return await super().mark(marks)

        def _stumble(self) -> None:
            if self.chance.random() < 0.3:
                raise OSError("disk full")

    taken: list[str] = []

    def answer(mime: bytes) -> Carried:
        taken.append(str(email.message_from_bytes(mime)["Message-ID"]))
        return TAKEN

    async def stop_when_settled() -> None:
        while sum("sent" in line for line in outbox.diary) < 12:
            await asyncio.sleep(0)
        stop.set()

    outbox = FaultyOutbox([Waiting(number) for number in range(1, 13)])

    async def story() -> None:
        post = Post(outbox, FunctionCourier(answer), lambda: NOW, claim_max=3)
        await asyncio.wait_for(asyncio.gather(post.run(stop), stop_when_settled()), 60)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("outbound.post.FAULT_SECONDS", 0.001)
        patch.setattr("outbound.ledger.AGAIN_SECONDS", 0.001)
        asyncio.run(story())

    assert sorted(taken) == sorted({f"<{number}@desk.example>" for number in range(1, 13)})
    assert outbox.claimed == {}


def test_a_letter_that_is_claimed_while_it_is_given_back_is_carried() -> None:
    """The store does one thing after another: what was given back is free for the next claim."""

    class Queue(ListOutbox):
        async def claim(self, now: datetime, limit: int) -> Sequence[Waiting]:
            while self.claimed:  # the ledger is served first
                await asyncio.sleep(0)
            return await super().claim(now, limit)

        async def next_at(self) -> datetime | None:
            return NOW

    answers = [Carried(Outcome.LATER, "refused", relay_away=True), TAKEN]
    outbox, stop = Queue([Waiting(1)]), asyncio.Event()

    async def stop_when_sent() -> None:
        while "1 sent: 250 queued" not in outbox.diary:
            await asyncio.sleep(0.01)
        stop.set()

    async def story() -> None:
        post = Post(outbox, FunctionCourier(lambda _: answers.pop(0)), lambda: NOW)
        await asyncio.wait_for(asyncio.gather(post.run(stop), stop_when_sent()), 60)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("outbound.back_off.WAITS", (0.0,))
        patch.setattr("outbound.post.IDLE_SECONDS", 0.001)
        asyncio.run(story())

    assert answers == []


def test_a_clock_that_was_set_stretches_no_wait() -> None:
    steady = Steady()
    outbox = ListOutbox([])
    stop = asyncio.Event()

    async def story() -> None:
        post = Post(outbox, FunctionCourier(lambda _: TAKEN), steady.clock, steady=steady)
        running = asyncio.create_task(post.run(stop))
        for step in (timedelta(hours=1), timedelta(), timedelta()):
            before = len(outbox.mended_at)
            steady.step = step
            post.wake()
            for _ in range(20):
                await asyncio.sleep(0)
            steps.append(len(outbox.mended_at) - before)
        stop.set()
        await asyncio.wait_for(running, 60)

    steps: list[int] = []
    asyncio.run(story())

    assert steps == [1, 1, 0]
    assert outbox.mended_at[-1] == NOW


def test_a_round_is_no_larger_than_was_asked_for() -> None:
    outbox = ListOutbox([replace(Waiting(number)) for number in range(1, 6)])

    count = asyncio.run(
        Post(outbox, FunctionCourier(lambda _: TAKEN), lambda: NOW, claim_max=2).deliver_waiting(
            NOW
        )
    )

    assert count == 5


@dataclass
class Steady:
    """A steady clock, and one that people set beside it."""

    now: float = 1000.0
    step: timedelta = timedelta()

    def __call__(self) -> float:
        return self.now

    def clock(self) -> datetime:
        return NOW + timedelta(seconds=self.now - 1000.0) + self.step


def run(post: Post, stop: asyncio.Event) -> None:
    asyncio.run(asyncio.wait_for(post.run(stop), 60))
