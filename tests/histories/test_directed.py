"""Histories with one trouble each at the moment that matters, where seeds come there seldom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from gateway.simulate.gateways import Gateway
from gateway.simulate.history import HOSTS, Histories, History
from gateway.simulate.relay import Mood
from gateway.simulate.writers import customer_of

CUSTOMER = customer_of(0).address
AGAIN_SECONDS = 120.0  # a letter that was taken back goes at once; a claim lasts fifteen minutes


@dataclass(eq=False)
class Directed(History):
    """A history in which nothing fails but what is written here."""

    with_faults: bool = False
    hosts: tuple[str, ...] = HOSTS[:1]
    moods: list[Mood] = field(default_factory=list)  # for the customer's letters, one by one
    on_mood: Callable[[Mood], None] = lambda mood: None
    on_word: Callable[[str], None] = lambda word: None

    def __post_init__(self) -> None:
        super().__post_init__()
        self.relay.mood_for = self._mood_for  # type: ignore[method-assign]

    def _hosts(self) -> tuple[str, ...]:
        return self.hosts

    def _mood_for(self, recipient: str) -> Mood:
        if recipient != CUSTOMER or not self.moods:
            return Mood.TAKES
        mood = self.moods.pop(0)
        self.on_mood(mood)
        return mood

    def _tell(self, line: str) -> None:
        super()._tell(line)
        self.on_word(line)


def outcome(histories: Histories, history: Directed) -> list[str]:
    """Play it; return what is wrong, also with what the conversation came to."""
    broken = list(history.play())
    for talk in history.talks:
        broken += history.shape(talk).unlike(histories.expected(talk.kind))
    return broken


def test_letters_of_one_person_wait_for_each_other(histories: Histories) -> None:
    history = Directed(histories.site, 1, ("hurried",))
    history.moods = [Mood.TAKES, Mood.LATER_BEFORE]  # N-01, and the first N-03

    broken = outcome(histories, history)

    assert broken == []
    assert [one.notice for one in history.relay.taken if one.recipient == CUSTOMER] == [
        *("N-01", "N-03", "N-03")
    ]


def test_what_a_dead_life_had_in_hand_goes_at_once_in_the_next(histories: Histories) -> None:
    history = Directed(histories.site, 1, ("asked",))
    history.moods = [Mood.HANGS]
    history.on_mood = lambda mood: _later(history, 20.0, lambda: history.gateways[0].crash())
    born: list[float] = []
    history.on_word = lambda word: (
        born.append(history.scheduler.steady) if "life 2" in word else None
    )

    broken = outcome(histories, history)

    assert broken == []
    letter = next(one for one in history.relay.taken if one.recipient == CUSTOMER)
    assert letter.at - born[0] < AGAIN_SECONDS


def test_a_clerk_that_stood_still_over_a_decision_writes_none_of_it(histories: Histories) -> None:
    """Another has decided the mail by then, and the next one follows in order."""
    history = Directed(histories.site, 1, ("answered",), hosts=HOSTS)
    still: list[Gateway] = []
    leads: list[bool] = []  # whether the woken one thinks so when the next mail comes

    def look(word: str) -> None:
        if "250 2.0.0 Taken" not in word:
            return
        if still:
            leads.extend(one.daemon.leads for one in still if one.daemon)
            return
        still.extend(one for one in history.gateways if one.daemon and one.daemon.leads)
        still[0].disk.stands_still = 300.0

    history.on_word = look

    broken = outcome(histories, history)

    assert broken == []
    assert leads[0] is False


def test_a_clerk_that_is_killed_while_it_stands_still_has_written_nothing(
    histories: Histories,
) -> None:
    history = Directed(histories.site, 1, ("answered",))
    killed: list[Gateway] = []

    def look(word: str) -> None:
        if "250 2.0.0 Taken" in word and not killed:
            killed.append(history.gateways[0])
            killed[0].disk.stands_still = 300.0
            _later(history, 30.0, killed[0].crash)

    history.on_word = look

    broken = outcome(histories, history)

    assert broken == []
    assert len(killed) == 1


def test_a_letter_that_was_given_up_is_heard_of(histories: Histories) -> None:
    history = Directed(histories.site, 1, ("hurried",))
    history.relay.mood_for = lambda to: (  # type: ignore[method-assign]
        Mood.NEVER_BEFORE if to.startswith("olive@") else Mood.TAKES
    )

    broken = outcome(histories, history)

    assert broken == []
    assert history.relay.refused == {"olive@desk.example"}


def test_a_clock_that_is_set_sends_no_letter_again_that_is_in_hand(histories: Histories) -> None:
    """By the clock its claim has run out; by us it has not."""
    history = Directed(histories.site, 1, ("asked",))
    history.moods = [Mood.TAKES_SLOWLY]
    history.on_mood = lambda mood: _later(history, 1.0, set_clock)

    def set_clock() -> None:
        history.scheduler.stepped = timedelta(hours=1)

    broken = outcome(histories, history)

    assert broken == []
    letters = [one.notice for one in history.relay.taken if one.recipient == CUSTOMER]
    assert letters == ["N-01"]


def _later(history: History, seconds: float, do: Callable[[], None]) -> None:
    history.world.loop.call_later(seconds, do)
