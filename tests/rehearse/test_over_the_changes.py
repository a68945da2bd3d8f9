"""Every timer falls due at the right moment, over both changes of the clock too (CLK-02).

A kind has one row: how it comes to be armed, and the moments at which it must fall due, worked
out by hand and in UTC. Four are in the odd part of a night, at a desk that never closes: in
the hour that does not exist, and in the one that comes twice, of which the first is meant; in
Berlin it is an hour, on Lord Howe half of one. The fifth is over holidays and the year's end, in
Berlin's office hours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from gateway.rehearse.player import play
from gateway.rehearse.setups import example_setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.story import read_story_text
from gateway.store import boards
from gateway.store.engine import reading
from rules.behaviours.digest import next_digest
from rules.behaviours.quarantine import next_report
from rules.clock import Calendar, at_wall, week_of
from rules.model.timer import ClockKind, TimerKind
from rules.policy.desk import Desk
from rules.policy.policy import Policy

NEVER_CLOSED = week_of({"mon-sun": "00:00-24:00"})
BERLIN = Calendar("Europe/Berlin", NEVER_CLOSED)
LORD_HOWE = Calendar("Australia/Lord_Howe", NEVER_CLOSED)
OFFICE = Calendar(
    "Europe/Berlin",
    week_of({"mon-fri": "09:00-17:00"}),
    frozenset({date(2026, 12, 25), date(2027, 1, 1)}),
)
SETUP = example_setup()


@dataclass(frozen=True, slots=True)
class Night:
    """A day on which clocks change, and a time of it that is not there, or twice."""

    name: str
    calendar: Calendar
    day: date
    odd: str
    before: str  # a few minutes before the change


NIGHTS = (
    # 02:00 CET (01:00Z) becomes 03:00 CEST: 02:30 is read as CET, which is 03:30 CEST, 01:30Z
    Night("Berlin, spring", BERLIN, date(2027, 3, 28), "02:30", "01:55"),
    # 03:00 CEST (01:00Z) becomes 02:00 CET: the first 02:30 is 00:30Z
    Night("Berlin, autumn", BERLIN, date(2026, 10, 25), "02:30", "02:55"),
    # 02:00 at +10:30 (15:30Z) becomes 02:30 at +11: 02:15 is read at +10:30, 15:45Z
    Night("Lord Howe, spring", LORD_HOWE, date(2026, 10, 4), "02:15", "01:55"),
    # 02:00 at +11 (15:00Z) becomes 01:30 at +10:30: the first 01:45 is 14:45Z
    Night("Lord Howe, autumn", LORD_HOWE, date(2027, 4, 4), "01:45", "01:55"),
)
ODD = ("2027-03-28 01:30", "2026-10-25 00:30", "2026-10-03 15:45", "2027-04-03 14:45")
# Two hours of open time before that; none of them is the one that is missing or there twice.
LED = ("2027-03-27 23:30", "2026-10-24 22:30", "2026-10-03 13:45", "2027-04-03 12:45")
# Four hours of open time after 00:30 (00:15) of that day, whatever the clock says then.
IN_FOUR_HOURS = ("2027-03-28 03:30", "2026-10-25 02:30", "2026-10-03 17:45", "2027-04-03 17:15")
# The midnight that ends that day: 23, 25, 23.5 and 24.5 hours after the one before.
MIDNIGHT = ("2027-03-28 22:00", "2026-10-25 23:00", "2026-10-04 13:00", "2027-04-04 13:30")
# Ten minutes after five minutes to the change.
IN_TEN_MINUTES = ("2027-03-28 01:05", "2026-10-25 01:05", "2026-10-03 15:35", "2027-04-03 15:05")

TICKET = 'ticket T{number}.0004 "Printer offline" contact=carla primary=maya'
TAKES = """\
mail from=maya to=support+internal subject="Re: [T{number}.0004] Printer offline"
| #take
"""
WAITS = (
    TICKET
    + """ status=in_progress
mail from=maya to=support+waiting subject="Re: [T{number}.0004] Printer offline"
| Which one do you want?
"""
)
LANDESK = "profile landesk\n"
NEW = """\
mail from=carla to=support subject="A new form"
| We need one.
"""
ON_ROTA = "".join(f"rota maya {{day-{ago}}}\n" for ago in (2, 1, 0))


@dataclass(frozen=True, slots=True)
class Row:
    """How a timer is armed, so many days before the night; when it is due; and at year's end."""

    kind: TimerKind
    story: str
    days: int
    due: tuple[str, str, str, str]
    armed_at_years_end: str  # Berlin
    due_at_years_end: str  # UTC; two where it is put off to the opening
    at: str = (
        ""  # when it is armed: "" for the odd time of the night, "before" the change, or a time
    )
    named: int = 0  # days from the arming to the day that the story names, at year's end


def _status(
    kind: TimerKind, status: str, days: int, armed: str, due: str, setting: str = ""
) -> Row:
    story = f"{setting}{TICKET} status={status}\n"
    return Row(kind, story, days, ODD, armed, due)


ON_MONDAY = "2027-01-04 08:00"  # the opening after New Year
AFTER_NEW_YEAR = "2027-01-04 15:30"  # a business day and more after half past four
ROWS = (
    _status(TimerKind.WAITING_REMINDER, "waiting_customer", 5, "2026-12-27 10:30", ON_MONDAY),
    _status(TimerKind.SLS_NUDGE, "scheduling_link_sent", 5, "2026-12-27 10:30", ON_MONDAY),
    _status(TimerKind.NOSHOW_NUDGE, "no_show_remote", 1, "2026-12-31 16:30", AFTER_NEW_YEAR),
    _status(TimerKind.SAYS_CLOSE_NUDGE, "says_close", 1, "2026-12-31 16:30", AFTER_NEW_YEAR),
    _status(
        TimerKind.VENDOR_NUDGE,
        "waiting_vendor",
        14,
        "2026-12-18 10:30",
        ON_MONDAY,
        "set vendor.nudge_after_days=14\n",
    ),
    _status(
        TimerKind.PAYMENT_NUDGE,
        "pending_payment",
        7,
        "2026-12-25 10:30",
        ON_MONDAY,
        "set payment.nudge_after_days=7\n",
    ),
    _status(
        TimerKind.ADMIN_NUDGE,
        "follow_up_admin",
        2,
        "2026-12-30 16:30",
        AFTER_NEW_YEAR,
        "set admin.nudge_business_days=2\n",
    ),
    Row(
        TimerKind.IN_PROGRESS_STALE,
        f"{TICKET} status=in_progress\n",
        0,
        IN_FOUR_HOURS,
        "2026-12-31 15:00",
        "2027-01-04 10:00",
        at="00:30 00:30 00:15 00:15",
    ),
    Row(TimerKind.REPLY_DUE, NEW, 1, ODD, "2026-12-31 16:30", AFTER_NEW_YEAR),
    Row(TimerKind.REPLY_LEAD, NEW, 1, LED, "2026-12-31 16:30", "2027-01-04 13:30"),
    Row(TimerKind.HEADSUP_DUE, NEW, 1, LED, "2026-12-31 16:30", "2027-01-04 13:30"),
    Row(TimerKind.UC_PHONE_NUDGE, WAITS, 7, ODD, "2026-12-25 10:30", ON_MONDAY),
    Row(TimerKind.UC_FINAL_EMAIL, WAITS, 14, ODD, "2026-12-18 10:30", ON_MONDAY),
    Row(TimerKind.UC_WINDOW, WAITS, 21, ODD, "2026-12-11 10:30", f"2027-01-01 09:30 {ON_MONDAY}"),
    Row(
        TimerKind.UC_CLOSE,  # the last of three tries goes by itself after 14 days
        WAITS
        + """wait 2d
mail from=maya to=support+internal subject="Re: [T{number}.0004] Printer offline"
| #attempt phone now vm
""",
        16,
        ODD,
        "2026-12-16 16:30",
        AFTER_NEW_YEAR,
    ),
    Row(  # the opening of the last business day before the date that is named
        TimerKind.DEFERRED_DUE,
        f"{TICKET} status=deferred due={{day+2}}\n",
        20,
        MIDNIGHT,
        "2026-12-23 10:00",
        "2026-12-31 08:00",
        named=10,
    ),
    Row(
        TimerKind.DEFERRED_SWEEP,
        f"set deferred.sweep_at={{at}}\n{TICKET} status=deferred\n",
        1,
        ODD,
        "2026-12-31 16:30",
        "2027-01-01 15:30",
    ),
    Row(
        TimerKind.ARCHIVE,
        f"{TICKET} status=in_progress\n"
        + TAKES.replace("#take", "#complete").replace("+internal", ""),
        30,
        MIDNIGHT,
        "2026-12-02 10:00",
        "2027-01-01 23:00",
    ),
    Row(
        TimerKind.HANDOVER_NOTE,
        TICKET + ' status=in_progress tags="ooo_summary"\n' + TAKES.replace("maya", "jonas"),
        1,
        ODD,
        "2026-12-31 16:30",
        AFTER_NEW_YEAR,
    ),
    Row(
        TimerKind.TRIAGE_NUDGE,
        f"{LANDESK}set triage.nudge_business_days=1\n{NEW}",
        1,
        ODD,
        "2026-12-31 16:30",
        AFTER_NEW_YEAR,
    ),
    Row(
        TimerKind.TICKET_LIMIT,
        LANDESK
        + "".join(
            f"{TICKET.replace('.0004', f'.000{one}')} status=in_progress triage=approved\n"
            for one in (1, 2, 3)
        )
        + f"{TICKET.replace(' primary=maya', '')} status=in_progress triage=approved\n{TAKES}",
        2,
        ODD,
        "2026-12-30 16:30",
        AFTER_NEW_YEAR,
    ),
    Row(
        TimerKind.EFFORT_LIMIT,
        f"{LANDESK}{TICKET.replace(' primary=maya', '')} status=in_progress triage=approved\n"
        + TAKES,
        3,
        ODD,
        "2026-12-29 16:30",
        AFTER_NEW_YEAR,
    ),
    Row(
        TimerKind.DAILY_UPDATE,
        f"{LANDESK}set daily_update.at={{at}}\n{TICKET} status=in_progress triage=approved\n",
        1,
        ODD,
        "2026-12-31 16:30",
        AFTER_NEW_YEAR,
    ),
    Row(
        TimerKind.ROTA_CHECK,
        f"{LANDESK}set rota.at={{at}}\n{TICKET} status=in_progress triage=approved\n",
        1,
        ODD,
        "2026-12-31 16:30",
        AFTER_NEW_YEAR,
    ),
    Row(  # the closing of the day on which the rota was looked at
        TimerKind.ROTA_RETURN,
        f"{LANDESK}set rota.at={{at}}\nset rota.auto_return=yes\n{ON_ROTA}rota jonas {{day+1}}\n"
        f"{TICKET} status=in_progress triage=approved\n",
        1,
        MIDNIGHT,
        "2026-12-30 16:30",
        "2026-12-31 16:00",
    ),
    Row(
        TimerKind.RETURN_DAY,
        TICKET
        + """ status=in_progress
mail from=maya to=support+me subject="away"
| #away {day-2} to {day}
""",
        10,
        MIDNIGHT,
        "2026-12-21 10:00",
        ON_MONDAY,
        named=10,
    ),
    Row(
        TimerKind.ALERT_FOLD,
        f"{TICKET} status=in_progress\n"
        """mail from=carla to=support subject="Re: [T{number}.0004] Printer offline"
| It is worse now.
wait 2m
mail from=carla to=support subject="Re: [T{number}.0004] Printer offline"
| And now it smokes.
""",
        0,
        IN_TEN_MINUTES,
        "2026-12-31 23:55",
        "2026-12-31 23:05",
        at="before",
    ),
    Row(
        TimerKind.NEW_FOLD,
        "".join(
            f'mail from=ask{one}@customer{one}.example to=support subject="{one}"\n| {one}?\n'
            for one in range(1, 13)
        ),
        0,
        IN_TEN_MINUTES,
        "2026-12-31 23:55",
        "2026-12-31 23:05",
        at="before",
    ),
    Row(  # a little before the text leaves, which is held for ten minutes here
        TimerKind.CROSSED,
        f"set outbound.hold_seconds=610\n{TICKET} status=in_progress\n"
        """mail from=carla to=support subject="Re: [T{number}.0004] Printer offline" id=c1
| It does not print.
mail from=maya reply=c1 to=support subject="Re: [T{number}.0004] Printer offline"
| Please install the driver once more.
wait 1m
mail from=carla to=support subject="Re: [T{number}.0004] Printer offline"
| It was the cable.
""",
        0,
        IN_TEN_MINUTES,
        "2026-12-31 23:55",
        "2026-12-31 23:05",
        at="before",
    ),
)

NEXT = {ClockKind.DIGEST: next_digest, ClockKind.QUARANTINE_REPORT: next_report}


def test_every_kind_of_timer_has_its_row() -> None:
    assert [one.kind for one in ROWS] == list(dict.fromkeys(one.kind for one in ROWS))
    assert {one.kind for one in ROWS} == set(TimerKind)


@pytest.mark.parametrize("row", ROWS, ids=lambda one: one.kind.value)
def test_it_falls_due_in_the_night_of_the_change(row: Row) -> None:
    for index, night in enumerate(NIGHTS):
        armed_at = _armed_at(row, night, index)

        fired = _play(row, night.calendar, armed_at, night.day, _utc(row.due[index]))

        assert fired == [_both(row.due[index])], night.name


@pytest.mark.parametrize("row", ROWS, ids=lambda one: one.kind.value)
def test_it_falls_due_over_holidays_and_the_end_of_the_year(row: Row) -> None:
    armed_at = datetime.fromisoformat(row.armed_at_years_end)
    wanted = [_both(one) for one in re.findall(r"[-\d]+ [:\d]+", row.due_at_years_end)]

    day = armed_at.date() + timedelta(days=row.named)

    fired = _play(row, OFFICE, armed_at, day, wanted[-1][0])

    assert fired == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda one: one.kind.value)
def test_what_fell_due_while_the_desk_was_down_comes_once(row: Row) -> None:
    """GW-26: at the start, and not again, whether the night had the hour or had it twice."""
    for index in (1, 2):  # an hour that came twice, and half of one that was missing
        night = NIGHTS[index]
        armed_at = _armed_at(row, night, index)
        due = _utc(row.due[index])
        back = due + timedelta(hours=2, minutes=7)

        end = back + timedelta(hours=1)

        fired = _play(row, night.calendar, armed_at, night.day, end, down=(due, back))

        assert fired == [(due, back)], night.name


@pytest.mark.parametrize("next_at", NEXT.values(), ids=NEXT.keys())
def test_what_comes_round_comes_once_in_the_night_of_the_change(
    next_at: Callable[[datetime, Desk], datetime],
) -> None:
    for night, due in zip(NIGHTS, map(_utc, ODD), strict=True):
        at = time.fromisoformat(night.odd)
        policy = replace(Policy(), digest_at=at, quarantine_report_at=at)
        desk = replace(SETUP.desk, calendar=night.calendar, policies={"odd": policy}, profile="odd")

        comes = [next_at(due - timedelta(hours=20), desk), next_at(due, desk)]

        assert comes[0] == due, night.name
        assert comes[1] == at_wall(night.day + timedelta(days=1), at, night.calendar)


def test_every_clock_of_the_desk_has_its_place() -> None:
    assert NEXT.keys() == set(ClockKind)


def _armed_at(row: Row, night: Night, index: int) -> datetime:
    at = {"": night.odd, "before": night.before}.get(row.at) or row.at.split()[index]
    return datetime.combine(night.day - timedelta(days=row.days), time.fromisoformat(at))


def _utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def _both(words: str) -> tuple[datetime, datetime]:
    """When it is due, and when it acts: the same."""
    return _utc(words), _utc(words)


def _play(
    row: Row,
    calendar: Calendar,
    armed_at: datetime,
    day: date,
    end: datetime,
    down: tuple[datetime, datetime] | None = None,
) -> list[tuple[datetime, datetime]]:
    """Play until `end`; return when the kind was due, and when it came.

    The desk is down from a minute before the one moment of `down` until the other.
    """
    fired: list[tuple[datetime, datetime]] = []

    class Watched(SimulatedDesk):
        def settle(self) -> None:
            if down and down[0] - timedelta(minutes=1) < self.now < down[1]:
                return
            due = self.due()
            SimulatedDesk.settle(self)
            gone = due - self.due()
            fired.extend((one, self.now) for one in sorted(gone) if one <= self.now)

        def due(self) -> set[datetime]:
            with reading(self.engine) as connection:
                rows = boards.list_timers(connection), boards.list_person_timers(connection)
            return {one.timer.due_at for some in rows for one in some if one.timer.kind is row.kind}

        def go_to(self, target: datetime) -> None:
            if down and self.now < down[0] < target:
                SimulatedDesk.go_to(self, down[0] - timedelta(minutes=1))
                self.now = down[1]
                self.open_desk(self.desk)
            SimulatedDesk.go_to(self, min(target, end))

    setup = replace(SETUP, desk=replace(SETUP.desk, calendar=calendar))
    played = play(read_story_text(_told(row, armed_at, day), Path("night.story")), setup, Watched)
    assert played.misses == ()
    return fired


def _told(row: Row, armed_at: datetime, day: date) -> str:
    """Write the row's story down for that moment and that day."""
    story = re.sub(
        r"\{day([-+]\d)?\}", lambda hit: str(day + timedelta(days=int(hit[1] or 0))), row.story
    )
    story = story.replace("{number}", f"{armed_at:%Y%m%d}").replace("{at}", f"{armed_at:%H:%M}")
    settings = [
        line for line in story.splitlines() if line.startswith(("set ", "profile ", "rota "))
    ]
    steps = [line for line in story.splitlines() if line not in settings]
    end = max(armed_at.date(), day) + timedelta(days=35)
    return "\n".join((*settings, f"at {armed_at:%Y-%m-%d %H:%M}", *steps, f"at {end} 12:00", ""))
