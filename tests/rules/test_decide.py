"""The tables behind the one door are complete."""

from __future__ import annotations

from pathlib import Path

from rules.arrival.by_kind import WHAT_KIND_DOES
from rules.arrival.orders import ORDERS
from rules.commands.table import Verb
from rules.decide import AGREED
from rules.model.mail import Kind
from rules.model.notice import MANNERS, Notice
from rules.model.timer import WHAT_COMES, TimerKind

ROOT = Path(__file__).parent.parent.parent


def test_every_verb_has_its_function() -> None:
    assert AGREED.commands.keys() == set(Verb)


def test_every_kind_of_mail_has_its_function() -> None:
    assert WHAT_KIND_DOES.keys() == set(Kind)


def test_every_notice_has_its_manners_and_its_words() -> None:
    templates = {path.stem for path in (ROOT / "outbound/templates/en").glob("N-*.j2")}

    assert MANNERS.keys() == set(Notice)
    assert templates == {notice.value for notice in Notice}


def test_every_kind_of_timer_is_owned_by_a_behaviour_and_can_say_what_it_will_do() -> None:
    assert AGREED.timers.keys() == set(TimerKind)
    assert WHAT_COMES.keys() == set(TimerKind)


def test_orders_of_the_command_line_are_known() -> None:
    on_mail = {"release", "drop", "sweep", "block", "unblock"}

    by_line = {"set", "merge", "unmerge", "person", "old_ticket"}
    by_the_gateway = {"hours"}
    assert {*by_line, *on_mail, *by_the_gateway} == ORDERS.keys()
