"""What a story cannot say: headers, two clerks at once, a daemon that was away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.config.keys import Keys
from gateway.rehearse.inbox import Inbox
from gateway.rehearse.player import Setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.steps import SendMail
from gateway.rehearse.story import read_story_text
from gateway.rehearse.story_line import read_moment
from gateway.rehearse.story_times import instant
from gateway.store.outbox import OutboxLetter
from gateway.worker.clerk import Clerk
from parsers import Reading, read_mail
from rules.clock import in_words
from tests.rehearse.desks import NUMBER, TICKET, desk_at


def move(simulated: SimulatedDesk, moment: str) -> None:
    """Let the clock jump, as it does while the daemon is away."""
    simulated.now = instant(read_moment(*moment.split()), simulated.desk.calendar)


def mail_of(line: str) -> SendMail:
    (step,) = read_story_text(line, Path("here.story")).steps
    assert isinstance(step, SendMail)
    return step


def letters_of(simulated: SimulatedDesk, notice: str) -> list[OutboxLetter]:
    return [letter for letter in simulated.letters if letter.notice == notice]


def leaves(letter: OutboxLetter, simulated: SimulatedDesk) -> str:
    return in_words(max(letter.not_before, letter.put_at), simulated.desk.calendar)


def test_an_answer_stays_in_the_customers_thread(setup: Setup) -> None:
    """GW-21.a: In-Reply-To is the customer's mail, References begin with the thread's first."""
    simulated = desk_at("2026-11-23 10:00", setup)
    inbox = Inbox(simulated.cast, setup.server, simulated.letters)
    written = mail_of('mail from=carla to=support subject="Printer"\n| Help')
    first = inbox.mail(written, simulated.now)
    simulated.arrive(first)
    again = mail_of('mail from=carla to=support id=c2 subject="[T20261123.0001]"\n| Still')
    second = inbox.mail(again, simulated.now)
    simulated.arrive(second)

    head = 'mail from=maya to=support reply=c2 subject="[T20261123.0001]"'
    answer = mail_of(head + "\n| We look at it.")
    simulated.arrive(inbox.mail(answer, simulated.now))

    (letter,) = letters_of(simulated, "N-03")
    headers = dict(letter.headers)
    ids = [read_mail(one.raw, one.envelope).message_id for one in (first, second)]
    assert headers["In-Reply-To"] == ids[1]
    assert headers["References"].split()[0] == ids[0]
    assert headers["References"].split()[-1] == ids[1]


def test_two_clerks_at_the_same_second_send_one_reminder(setup: Setup) -> None:
    """GW-26.a: who comes second finds nothing to do."""
    simulated = desk_at("2026-11-18 10:00", setup)
    simulated.order("place", TICKET | {"status": "waiting_customer"})
    reading = Reading(trusted_ids=(setup.server,))
    other = Clerk(simulated.engine, simulated.desk, Keys.made_for_rehearsal(), reading)
    move(simulated, "2026-11-23 10:00")

    decided = [one.decide_next(simulated.now) for one in (other, simulated.clerk) * 3]

    reminders = [letter.notice for one in decided if one is not None for letter in one.letters]
    assert [one for one in reminders if one != "N-37"] == ["N-04"]


@pytest.mark.parametrize(
    ("started", "left"),
    [
        ("2026-11-24 07:00", "Tue 2026-11-24 09:00 EST"),
        ("2026-11-24 11:30", "Tue 2026-11-24 11:30 EST"),
    ],
)
def test_a_reminder_that_came_due_while_we_were_away_goes_out_once(
    started: str, left: str, setup: Setup
) -> None:
    """GW-26.b: at the start, or at the opening after it, and never again."""
    simulated = desk_at("2026-11-18 10:00", setup)
    simulated.order("place", TICKET | {"status": "waiting_customer"})
    move(simulated, started)

    simulated.open_desk(simulated.desk)
    simulated.go_to(simulated.now.replace(day=30))

    (letter,) = letters_of(simulated, "N-04")
    assert leaves(letter, simulated) == left


def test_the_clock_stops_at_every_due_moment_on_its_way(setup: Setup) -> None:
    simulated = desk_at("2026-11-18 10:00", setup)
    simulated.order("place", TICKET | {"status": "waiting_customer"})
    late = TICKET | {"number": "T20261117.0001", "contact": "ben@alderair.example"}
    simulated.order("place", late | {"status": "waiting_customer"})

    simulated.go_to(simulated.now.replace(day=30))

    assert [leaves(letter, simulated) for letter in letters_of(simulated, "N-04")] == (
        ["Mon 2026-11-23 10:00 EST"] * 2
    )
    assert all(letter.put_at == letter.not_before for letter in letters_of(simulated, "N-04"))


def test_a_profile_takes_effect_at_once(setup: Setup) -> None:
    simulated = desk_at("2026-11-18 10:00", setup)

    simulated.open_desk(replace(simulated.desk, profile="msp"))
    simulated.order("place", TICKET | {"status": "waiting_customer"})

    assert simulated.case_of(NUMBER).timers == ()
