"""The tables behind the one door are complete."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import rules.effects
import rules.findings
from rules.arrival.by_kind import WHAT_KIND_DOES
from rules.arrival.orders import ORDERS
from rules.commands.table import Verb
from rules.decide import AGREED, BEHAVIOURS
from rules.effects import Effect, Reasoned
from rules.findings import Finding
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
    assert {one.__name__ for one in get_args(Effect)} - made_in(ROOT / "rules") == set()


def test_every_finding_is_made_and_acted_upon() -> None:
    """What no procedure would do anything about need not be told."""
    findings = {one.__name__ for one in get_args(Finding)}
    written = {one for one, kind in vars(rules.findings).items() if is_written_there(kind)}

    assert findings == written
    assert findings - made_in(ROOT / "rules") == set()
    assert findings - asked_in(ROOT / "rules" / "behaviours") == set()


def is_written_there(kind: object) -> bool:
    return isinstance(kind, type) and kind.__module__ == rules.findings.__name__


def made_in(room: Path) -> set[str]:
    """The classes of which a file of the room makes one; a pattern makes none."""
    calls = (one.func for one in nodes_of(room) if isinstance(one, ast.Call))
    return {one.id for one in calls if isinstance(one, ast.Name)}


def asked_in(room: Path) -> set[str]:
    """The classes that a file of the room tells apart, by a pattern or by `isinstance`."""
    patterns = (one.cls for one in nodes_of(room) if isinstance(one, ast.MatchClass))
    calls = [one for one in nodes_of(room) if isinstance(one, ast.Call)]
    asked = [one.args[-1] for one in calls if ast.unparse(one.func) == "isinstance"]
    return {ast.unparse(one) for one in (*patterns, *asked)}


def nodes_of(room: Path) -> Iterator[ast.AST]:
    for path in room.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


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
