"""A number and its noun agree in every letter: nobody reads "1 tickets"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gateway.config.desk_file import example_desk
from outbound.letter import LetterScene, write_letter
from outbound.parameters import MEANINGS, Kind
from outbound.sample_facts import Around, sample_facts
from outbound.samples import sample_case
from rules.amount import amount
from rules.effects import Fact, SendNotice
from rules.model.notice import MANNERS, Audience, Notice
from rules.policy.desk import Desk

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
AROUND = Around(NOW, "T20261123.0004", "Printer", "maya", "jonas", "Carla", "carla@alder.example")
# "1 of 3 tickets", "1 business days", "1 mehr Tage"; not "Mon 23", "1.5 hours", "PC 1 works"
DISAGREES = re.compile(
    r"(?<![\d.,:/-])\b1 (?:more |new |open |documented |business |earlier )?"
    r"(?:tickets|mails|answers|days|hours|minutes|files|tries|times|lines|ones|letters|attempts|"
    r"contacts|addresses|Tage|Tagen|Dateien|Stunden|Minuten)\b|\b1 more are\b"
)


def _desk(number: int) -> Desk:
    """Return the desk whose settings that letters tell are all this number."""
    desk = example_desk()
    one = replace(
        desk.policies["standard"],
        reopen_window_days=number,
        undo_hours=number,
        owner_max_tickets=number,
    )
    return replace(desk, policies={**desk.policies, "standard": one})


def _facts(notice: Notice, number: int) -> dict[str, Fact]:
    facts = sample_facts(notice, AROUND)
    for name in notice.facts:
        if MEANINGS[name].kind is Kind.NUMBER or name == "effort":
            facts[name] = number if name != "effort" else str(number)
        elif isinstance(lines := facts[name], tuple):
            facts[name] = lines[:number]
    return facts


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("notice", Notice)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_number_and_its_noun_agree(notice: Notice, number: int, lang: str) -> None:
    case = sample_case(_desk(number), NOW, lang)
    assert case.ticket is not None
    case = replace(case, ticket=replace(case.ticket, reopened=number))
    to = "maya" if MANNERS[notice].audience is Audience.STAFF else case.ticket.contact
    order = SendNotice(notice=notice, to=to, facts=_facts(notice, number), rule="X", because="x")
    scene = LetterScene(
        case=case,
        desk=_desk(number),
        input_id=0,
        position=0,
        now=NOW,
        reply_token="t",
        verp_token="t",
        instance="i",
        code="7F3K-2M9Q",
    )

    letter = write_letter(order, scene, None)

    assert DISAGREES.findall(f"{letter.subject}\n{letter.text}") == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 tries"), (1, "1 try"), (1.0, "1 try"), (1.5, "1.5 tries"), ("1", "1 try")],
)
def test_a_number_brings_the_noun_that_it_needs(number: float | str, words: str) -> None:
    assert amount(number, "try", "tries") == words


@pytest.mark.parametrize(
    "text", ["1 tickets", "has 1 more tickets", "You own 1 tickets", "(1 mails)"]
)
def test_what_disagrees_is_found(text: str) -> None:
    assert DISAGREES.search(text)
