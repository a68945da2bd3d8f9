"""A flood of new tickets: beyond ten letters within ten minutes they are told together (GW-11)."""

from __future__ import annotations

from datetime import timedelta

from rules.amount import amount
from rules.context import Scene
from rules.effects import ArmPersonTimer, Effect, Remark, SendNotice
from rules.model.ticket import Case
from rules.model.timer import TimerKind

ONE_BY_ONE = 10  # letters to one person within the time
GATHERED = timedelta(minutes=10)


def one_by_one_or_together(
    letters: tuple[SendNotice, ...], case: Case, scene: Scene
) -> tuple[Effect, ...]:
    """Return the letters about one new ticket, without those to people who have had too many."""
    told = {one.person: one for one in case.known.new_told}
    effects: tuple[Effect, ...] = ()
    for letter in letters:
        known = told.get(letter.to)
        if known is None or not (known.is_gathered or known.count >= ONE_BY_ONE):
            effects += (letter,)
            continue
        because = (
            f"{amount(known.count, 'letter')} about new tickets within ten minutes: told together"
        )
        detail = f"{letter.notice} to {letter.to}"
        effects += (Remark(kind="notice_suppressed", detail=detail, rule="GW-11", because=because),)
        if not known.is_gathered:
            effects += (_gather(letter.to, scene, because),)
    return effects


def _gather(person: str, scene: Scene, because: str) -> ArmPersonTimer:
    return ArmPersonTimer(
        person=person,
        kind=TimerKind.NEW_FOLD,
        timer_rule="10m",
        anchor_at=scene.at,
        due_at=scene.now + GATHERED,
        rule="GW-11",
        because=because,
    )
