"""All that an evening is held to, in one place: the invariants, what is owed, the letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rules.model.notice import Notice
from rules.model.ticket import LetterState
from tests.month.answers import OWED
from tests.month.invariants import INVARIANTS, Record
from tests.month.letters import broken_letters
from tests.month.month import Day


@dataclass(slots=True)
class Account:
    """What is carried from evening to evening."""

    record: Record = field(default_factory=Record)
    left: Counter[Notice] = field(default_factory=Counter)  # letters that left, by notice

    def missing(self) -> set[Notice]:
        return set(Notice) - self.left.keys()


def held(day: Day, account: Account) -> list[str]:
    """Return the promises that are broken on this evening, in words."""
    broken = [fault for holds in (*INVARIANTS, *OWED) for fault in holds(day, account.record)]
    account.left.update(one.notice for one in day.letters if one.state is LetterState.SENT)
    return broken + list(broken_letters(day))
