"""The tables behind the one door are complete."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import rules.effects
from rules.arrival.by_kind import WHAT_KIND_DOES
from rules.arrival.orders import ORDERS
from rules.commands.table import Verb
from rules.decide import AGREED, BEHAVIOURS
from rules.effects import Effect, Reasoned
from rules.model.mail import Kind
from rules.model.notice import Notice
from rules.model.timer import WHAT_COMES, WHAT_COMES_ROUND, ClockKind, TimerKind

ROOT = Path(__file__).parent.parent.parent


def test_every_verb_has_its_function() -> None:
    assert AGREED.commands.keys() == set(Verb)


def test_every_kind_of_mail_has_its_function() -> None:
    assert WHAT_KIND_DOES.keys() == set(Kind)


def test_every_notice_has_its_words_and_every_letter_its_notice() -> None:
    folder = ROOT / "outbound" / "templates" / "en"

    assert [f"{one}.j2" for one in Notice if not (folder / f"{one}.j2").exists()] == []
    assert [path.name for path in folder.glob("N-*.j2") if path.stem not in set(Notice)] == []


def test_every_kind_of_timer_is_owned_by_a_behaviour_and_can_say_what_it_will_do() -> None:
    assert AGREED.timers.keys() == set(TimerKind)
    assert WHAT_COMES.keys() == set(TimerKind)


def test_every_clock_of_the_desk_is_owned_by_a_behaviour_and_can_say_what_comes_round() -> None:
    assert AGREED.clocks.keys() == set(ClockKind)
    assert WHAT_COMES_ROUND.keys() == set(ClockKind)


def test_every_effect_stands_in_the_union_that_types_are_checked_by() -> None:
    written = {
        one
        for one in vars(rules.effects).values()
        if isinstance(one, type) and issubclass(one, Reasoned) and one is not Reasoned
    }

    assert set(get_args(Effect)) == written


def test_every_effect_is_asked_for_by_a_rule() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "rules").rglob("*.py"))

    unasked = {one.__name__ for one in get_args(Effect) if f"{one.__name__}(" not in _made_in(code)}

    assert unasked == set()


def _made_in(code: str) -> str:
    """The code without the patterns and classes that only name an effect."""
    return "\n".join(
        line for line in code.splitlines() if not line.lstrip().startswith(("case ", "class "))
    )


def test_each_file_of_behaviours_is_listed_by_the_door() -> None:
    """A procedure without timers and verbs would be missed by nobody."""
    files = {
        path.stem
        for path in (ROOT / "rules" / "behaviours").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    door = (ROOT / "rules" / "decide.py").read_text("utf-8")

    assert {one for one in files - {"__init__"} if f"    {one}.BEHAVIOUR,\n" not in door} == set()
    assert len(BEHAVIOURS) == len(files - {"__init__"})


def test_orders_of_the_command_line_are_known() -> None:
    on_mail = {"release", "drop", "sweep", "block", "unblock"}

    by_line = {"set", "merge", "unmerge", "person", "old_ticket"}
    by_the_gateway = {"hours"}
    assert {*by_line, *on_mail, *by_the_gateway} == ORDERS.keys()
