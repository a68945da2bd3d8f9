"""Hours or holidays change under an armed timer: it comes when they say now (CLK-02).

Each case is a story in which `restart` is the daemon's start with other hours. No story can say
that by itself: it knows one desk file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from gateway.config.desk_file import example_desk
from gateway.rehearse.player import play
from gateway.rehearse.setups import example_setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.story import read_story_text
from rules.clock import Calendar, calendar_of, week_of, written_down
from rules.model.timer import TimerKind
from rules.policy.desk import Desk

WAS = example_desk().calendar
TICKET = 'ticket T20261116.0004 "Printer offline" contact=carla primary=maya'
ASKS = """\
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It is worse now.
"""


def _closed(*days: str) -> Calendar:
    return replace(WAS, holidays=WAS.holidays | set(map(date.fromisoformat, days)))


def _without(day: str) -> Calendar:
    return replace(WAS, holidays=WAS.holidays - {date.fromisoformat(day)})


def _open(week: Mapping[str, str]) -> Calendar:
    return replace(WAS, hours=week_of(week))


TUESDAY_OFF = _closed("2026-11-24")
LATER = _open({"mon-fri": "10:00-18:00"})


@dataclass(frozen=True, slots=True)
class Change:
    """A story in which the desk starts again with other hours, and whose timers then move."""

    kind: TimerKind
    now: Calendar
    story: str


CHANGES = (
    Change(
        TimerKind.REPLY_DUE,
        TUESDAY_OFF,
        ASKS
        + """expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
restart
expect timer T20261116.0004 reply_due due="2026-11-25 10:00"
at 2026-11-25 09:59
expect no notice N-39
at 2026-11-25 10:00
expect notice N-39 to=maya
""",
    ),
    Change(
        TimerKind.REPLY_DUE,
        LATER,
        ASKS.replace("10:00", "09:30")
        + """restart
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
""",
    ),
    Change(
        TimerKind.REPLY_LEAD,
        TUESDAY_OFF,
        ASKS
        + """expect timer T20261116.0004 reply_lead due="2026-11-23 16:00"
restart
expect timer T20261116.0004 reply_lead due="2026-11-23 16:00"
at 2026-11-23 16:00
expect notice N-38 to=maya
restart
expect no notice N-38
""",
    ),
    Change(
        TimerKind.HEADSUP_DUE,
        TUESDAY_OFF,
        """at 2026-11-23 14:00
mail from=carla to=support subject="Scanner does not scan"
| Since today.
expect timer T20261123.0001 headsup_due due="2026-11-24 12:00"
restart
expect timer T20261123.0001 headsup_due due="2026-11-25 12:00"
""",
    ),
    Change(
        TimerKind.WAITING_REMINDER,
        _closed("2026-11-23", "2026-11-24"),
        f"""at 2026-11-18 10:00
{TICKET} status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-23 10:00"
restart
expect timer T20261116.0004 waiting_reminder due="2026-11-25 09:00"
at 2026-11-25 08:59
expect no notice N-04
at 2026-11-25 09:00
expect notice N-04 to=carla
""",
    ),
    Change(
        TimerKind.WAITING_REMINDER,
        _without("2026-11-26"),
        f"""at 2026-11-21 11:00
{TICKET} status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-27 09:00"
restart
expect timer T20261116.0004 waiting_reminder due="2026-11-26 11:00"
""",
    ),
    Change(  # the psa desk reminds at any hour
        TimerKind.WAITING_REMINDER,
        _closed("2026-11-23"),
        f"""profile psa
at 2026-11-18 10:00
{TICKET} status=waiting_customer
restart
expect timer T20261116.0004 waiting_reminder due="2026-11-23 10:00"
""",
    ),
    Change(  # what was put off for leave stays put off, and comes in the hours
        TimerKind.WAITING_REMINDER,
        _closed("2026-12-14"),
        f"""at 2026-11-23 10:00
{TICKET} status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #ooo return 2026-12-14
| Problem: the export stops.
| Action taken: raised the timeout.
| Next steps: read the logs.
| Blockers: none
expect timer T20261116.0004 waiting_reminder due="2026-12-14 09:00"
restart
expect timer T20261116.0004 waiting_reminder due="2026-12-15 09:00"
""",
    ),
    Change(
        TimerKind.IN_PROGRESS_STALE,
        _open({"mon-fri": "09:00-11:00,15:00-17:00"}),
        f"""at 2026-11-23 10:00
{TICKET} status=in_progress
expect timer T20261116.0004 in_progress_stale due="2026-11-23 14:00"
restart
expect timer T20261116.0004 in_progress_stale due="2026-11-24 10:00"
at 2026-11-24 10:00
expect notice N-44 to=maya
""",
    ),
    Change(  # more hours: what should have come already comes now
        TimerKind.IN_PROGRESS_STALE,
        _open({"mon-sun": "00:00-24:00"}),
        f"""at 2026-11-23 15:00
{TICKET} status=in_progress
expect timer T20261116.0004 in_progress_stale due="2026-11-24 11:00"
at 2026-11-23 20:00
restart
expect notice N-44 to=maya
expect no timer T20261116.0004 in_progress_stale
""",
    ),
    Change(
        TimerKind.SLS_NUDGE,
        _closed("2026-11-23"),
        f"""at 2026-11-18 10:00
{TICKET} status=scheduling_link_sent
restart
expect timer T20261116.0004 sls_nudge due="2026-11-24 09:00"
""",
    ),
    Change(
        TimerKind.NOSHOW_NUDGE,
        TUESDAY_OFF,
        f"""at 2026-11-23 10:00
{TICKET} status=no_show_remote
restart
expect timer T20261116.0004 noshow_nudge due="2026-11-25 10:00"
""",
    ),
    Change(
        TimerKind.SAYS_CLOSE_NUDGE,
        TUESDAY_OFF,
        f"""at 2026-11-23 10:00
{TICKET} status=says_close
restart
expect timer T20261116.0004 says_close_nudge due="2026-11-25 10:00"
""",
    ),
    Change(
        TimerKind.VENDOR_NUDGE,
        _closed("2026-12-07"),
        f"""set vendor.nudge_after_days=14
at 2026-11-23 10:00
{TICKET} status=waiting_vendor
restart
expect timer T20261116.0004 vendor_nudge due="2026-12-08 09:00"
""",
    ),
    Change(
        TimerKind.PAYMENT_NUDGE,
        _closed("2026-11-30"),
        f"""set payment.nudge_after_days=7
at 2026-11-23 10:00
{TICKET} status=pending_payment
restart
expect timer T20261116.0004 payment_nudge due="2026-12-01 09:00"
""",
    ),
    Change(
        TimerKind.ADMIN_NUDGE,
        TUESDAY_OFF,
        f"""set admin.nudge_business_days=2
at 2026-11-23 10:00
{TICKET} status=follow_up_admin
restart
expect timer T20261116.0004 admin_nudge due="2026-11-27 10:00"
""",
    ),
    Change(
        TimerKind.DEFERRED_DUE,
        _without("2026-11-26"),
        f"""at 2026-11-23 10:00
{TICKET} status=deferred due=2026-11-27
expect timer T20261116.0004 deferred_due due="2026-11-25 09:00"
restart
expect timer T20261116.0004 deferred_due due="2026-11-26 09:00"
at 2026-11-26 09:00
expect notice N-11 to=maya
expect T20261116.0004 status=follow_up_resource
""",
    ),
    Change(
        TimerKind.UC_PHONE_NUDGE,
        _closed("2026-11-09"),
        """at 2026-11-02 10:00
ticket T20261030.0002 "New laptop" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261030.0002] New laptop"
| Which one do you want?
expect timer T20261030.0002 uc_phone_nudge due="2026-11-09 10:00"
restart
expect timer T20261030.0002 uc_phone_nudge due="2026-11-10 09:00"
expect timer T20261030.0002 uc_window due="2026-11-23 10:00"
""",
    ),
    Change(
        TimerKind.UC_FINAL_EMAIL,
        _closed("2026-11-16"),
        """at 2026-11-02 10:00
ticket T20261030.0002 "New laptop" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261030.0002] New laptop"
| Which one do you want?
restart
expect timer T20261030.0002 uc_final_email due="2026-11-17 09:00"
""",
    ),
    *(
        Change(
            TimerKind.UC_CLOSE,
            hours,
            f"""at 2026-11-10 10:00
ticket T20261030.0002 "New laptop" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261030.0002] New laptop"
| Which one do you want?
at 2026-11-12 10:00
mail from=maya to=support+internal subject="Re: [T20261030.0002] New laptop"
| #attempt phone now vm
at 2026-11-24 10:00
expect notice N-09.3 to=carla
expect timer T20261030.0002 uc_close due="2026-11-27 10:00"
restart
expect timer T20261030.0002 uc_close due="{due}"
mail from=maya to=support+internal subject="Re: [T20261030.0002] New laptop"
| #uc show
expect notice N-47 to=maya text~"{due[:10]}"
""",
        )
        for hours, due in (
            (_closed("2026-11-25"), "2026-11-30 10:00"),
            (_without("2026-11-26"), "2026-11-27 10:00"),  # never before the customer was told
        )
    ),
    Change(
        TimerKind.HANDOVER_NOTE,
        TUESDAY_OFF,
        """at 2026-11-20 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #ooo return 2026-12-14
| Problem: the export stops.
| Action taken: raised the timeout.
| Next steps: read the logs.
| Blockers: none
at 2026-11-23 10:00
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Here they are.
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
expect timer T20261116.0004 handover_note due="2026-11-24 10:00"
restart
expect timer T20261116.0004 handover_note due="2026-11-25 10:00"
""",
    ),
    Change(
        TimerKind.TRIAGE_NUDGE,
        TUESDAY_OFF,
        """profile landesk
set triage.nudge_business_days=1
at 2026-11-23 10:00
mail from=carla to=support subject="A new form"
| We need one.
expect timer T20261123.0001 triage_nudge due="2026-11-24 10:00"
restart
expect timer T20261123.0001 triage_nudge due="2026-11-25 10:00"
""",
    ),
    Change(
        TimerKind.DAILY_UPDATE,
        TUESDAY_OFF,
        f"""profile landesk
at 2026-11-23 16:00
{TICKET} status=in_progress triage=approved
expect timer T20261116.0004 daily_update due="2026-11-24 15:30"
restart
expect timer T20261116.0004 daily_update due="2026-11-25 15:30"
at 2026-11-24 23:00
expect no notice N-27
at 2026-11-25 15:30
expect notice N-27 to=maya
""",
    ),
    Change(
        TimerKind.DAILY_UPDATE,
        _without("2026-11-26"),
        f"""profile landesk
at 2026-11-25 13:00
{TICKET.replace(" primary=maya", "")} status=in_progress triage=approved
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
expect timer T20261116.0004 daily_update due="2026-11-27 15:30"
restart
expect timer T20261116.0004 daily_update due="2026-11-26 15:30"
""",
    ),
    Change(
        TimerKind.TICKET_LIMIT,
        TUESDAY_OFF,
        """profile landesk
at 2026-11-23 10:00
ticket T20261116.0001 "A" contact=carla primary=maya status=in_progress triage=approved
ticket T20261116.0002 "B" contact=carla primary=maya status=in_progress triage=approved
ticket T20261116.0003 "C" contact=carla primary=maya status=in_progress triage=approved
ticket T20261116.0004 "D" contact=carla status=in_progress triage=approved
mail from=maya to=support+internal subject="Re: [T20261116.0004] D"
| #take
expect timer T20261116.0004 ticket_limit due="2026-11-25 10:00"
restart
expect timer T20261116.0004 ticket_limit due="2026-11-27 10:00"
""",
    ),
    Change(
        TimerKind.EFFORT_LIMIT,
        TUESDAY_OFF,
        f"""profile landesk
at 2026-11-23 10:00
{TICKET.replace(" primary=maya", "")} status=in_progress triage=approved
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
expect timer T20261116.0004 effort_limit due="2026-11-27 10:00"
restart
expect timer T20261116.0004 effort_limit due="2026-11-30 10:00"
""",
    ),
    Change(
        TimerKind.ROTA_CHECK,
        TUESDAY_OFF,
        f"""profile landesk
rota maya 2026-11-23
at 2026-11-23 16:30
{TICKET} status=in_progress triage=approved
expect timer T20261116.0004 rota_check due="2026-11-24 16:00"
restart
expect timer T20261116.0004 rota_check due="2026-11-25 16:00"
""",
    ),
    Change(
        TimerKind.ROTA_RETURN,
        LATER,
        f"""profile landesk
set rota.auto_return=yes
rota maya 2026-11-23
rota jonas 2026-11-24
at 2026-11-23 10:00
{TICKET} status=in_progress triage=approved
at 2026-11-23 16:00
expect timer T20261116.0004 rota_return due="2026-11-23 17:00"
restart
expect timer T20261116.0004 rota_return due="2026-11-23 18:00"
""",
    ),
    Change(  # down over the moment: what would have come on the holiday comes after it, once
        TimerKind.RETURN_DAY,
        _closed("2026-11-30"),
        """at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+me subject="away"
| #away 2026-11-25 to 2026-11-27
at 2026-11-28 10:00
restart
at 2026-11-30 12:00
expect no notice N-18
at 2026-12-01 09:00
expect notice N-18 to=maya
at 2026-12-03 09:00
expect no notice N-18
""",
    ),
    Change(
        TimerKind.RETURN_DAY,
        _open({"mon-sun": "07:00-17:00"}),
        """at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+me subject="away"
| #away 2026-11-25 to 2026-11-27
at 2026-11-28 06:00
restart
at 2026-11-28 07:00
expect notice N-18 to=maya
at 2026-12-03 09:00
expect no notice N-18
""",
    ),
    Change(
        TimerKind.RETURN_DAY,
        _open({"mon-sun": "07:00-17:00"}),
        """at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+me subject="away"
| #away 2026-11-25 to 2026-11-27
at 2026-11-29 06:00
restart
expect notice N-18 to=maya
at 2026-12-03 09:00
expect no notice N-18
""",
    ),
    Change(
        TimerKind.DEFERRED_SWEEP,
        TUESDAY_OFF,
        f"""at 2026-11-20 18:00
{TICKET} status=deferred
at 2026-11-21 06:00
expect T20261116.0004 status=follow_up_resource
restart
at 2026-11-23 09:00
expect notice N-11 to=maya
""",
    ),
)
# These count no working hours: minutes of the wall clock, or whole dates.
AT_ANY_HOUR = {
    TimerKind.UC_WINDOW,
    TimerKind.ALERT_FOLD,
    TimerKind.NEW_FOLD,
    TimerKind.CROSSED,
    TimerKind.ARCHIVE,
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.kind.value)
def test_a_timer_comes_when_the_new_hours_say(change: Change) -> None:
    _holds(change.story, change.now)


def test_every_kind_that_counts_working_hours_is_tried() -> None:
    assert {one.kind for one in CHANGES} | AT_ANY_HOUR == set(TimerKind)


def test_the_same_hours_move_nothing() -> None:
    again = (
        ASKS
        + """restart
restart
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
"""
    )

    _holds(again, calendar_of(written_down(WAS)))


def test_a_holiday_that_was_a_mistake_may_be_taken_back() -> None:
    story = (
        ASKS
        + """restart
expect timer T20261116.0004 reply_due due="2026-11-25 10:00"
restart
restart
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
"""
    )

    _holds(story, TUESDAY_OFF, LATER, WAS)


def _holds(text: str, *starts: Calendar) -> None:
    """Play the story at the example desk; each restart is one with the next of these calendars."""
    later = list(starts)

    class Changing(SimulatedDesk):
        def open_desk(self, desk: Desk) -> None:
            is_restart = hasattr(self, "clerk") and desk is self.desk
            if is_restart and later:
                desk = replace(desk, calendar=later.pop(0))
            SimulatedDesk.open_desk(self, desk)

    played = play(read_story_text(text, Path("changed.story")), example_setup(), Changing)

    assert [(one.expected, one.instead) for one in played.misses] == []
