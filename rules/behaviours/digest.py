"""The managers' digest (ZD-14, TAT-07): how the desk stands each business day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import median

from rules.behaviour import Behaviour, Clock
from rules.clock import at_wall, business_time_between, in_words, is_business_day, local
from rules.context import Scene
from rules.effects import Effect, Fact, SendNotice
from rules.model.audience import with_role
from rules.model.files import FileRef, made_file
from rules.model.notice import Notice
from rules.model.overview import TicketRow
from rules.model.status import CATALOGUE, Status, StatusClass, display_name
from rules.model.ticket import Case
from rules.model.timer import ClockKind
from rules.policy.desk import Desk, Role

WAITS = (StatusClass.WAITING_CUSTOMER, StatusClass.WAITING_VENDOR)
MANY = 3  # tickets of one owner, where the desk has set no limit
DAYS_MAX = 400  # in which a business day is looked for
LISTED_MAX = 20  # tickets of one line
ANSWERED_IN = ((2, "up to 2 h"), (4, "2 to 4 h"), (8, "4 to 8 h"))
LATER = "!over 8 h"
WAITED = ((7, "up to a week"), (14, "1 to 2 weeks"), (28, "2 to 4 weeks"))
OLDER = "!over 4 weeks"
Chart = tuple[str, tuple[tuple[str, int], ...]]  # title, and each bar's label and number


def next_digest(now: datetime, desk: Desk) -> datetime:
    """Return the next moment of `digest.at` on a business day."""
    at = desk.policies[desk.profile].digest_at
    today = local(now, desk.calendar).date()
    for ahead in range(DAYS_MAX):
        day = today + timedelta(days=ahead)
        due = at_wall(day, at, desk.calendar)
        if due > now and is_business_day(day, desk.calendar):
            return due
    return at_wall(today + timedelta(days=DAYS_MAX), at, desk.calendar)


def digest(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """N-37 to managers and leads; nothing where no ticket is open."""
    rows = case.known.overview
    desk = scene.desk
    if not rows:
        return ()
    today = local(scene.now, desk.calendar).date()
    statuses, charts = _by_status(rows, scene), _charts(case, scene, today)
    waiting = [one for one in rows if _waits(one)]
    overdue = [one for one in rows if one.overdue_since is not None]
    facts: dict[str, Fact] = {
        "topic": today.isoformat(),
        "ticket_count": len(rows),
        "waiting_count": len(waiting),
        "overdue_count": len(overdue),
        "people": tuple(_people(rows, scene)),
        "statuses": tuple(f"{name} {count}" for name, count in statuses),
        "sections": (*map(_in_words, charts), *_sections(case, scene, today)) or None,
        "summary": _figures(case, scene) or None,
    }
    because = f"how the desk stands on {today.isoformat()}"
    people = dict.fromkeys((*with_role(Role.MANAGER, desk), *with_role(Role.LEAD, desk)))
    pictures = _pictures((("Open by status", statuses), *charts))
    return tuple(
        SendNotice(
            notice=Notice.N_37, to=one, facts=facts, files=pictures, rule="ZD-14", because=because
        )
        for one in people
    )


def _waits(row: TicketRow) -> bool:
    return CATALOGUE[row.status].status_class in WAITS


def _by_status(rows: Iterable[TicketRow], scene: Scene) -> tuple[tuple[str, int], ...]:
    """Return how many tickets have each status, the most first."""
    counted: Counter[Status] = Counter(one.status for one in rows)
    policy = scene.desk.policies[scene.desk.profile]
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((display_name(status, policy), count) for status, count in ordered)


def _people(rows: Iterable[TicketRow], scene: Scene) -> Iterable[str]:
    """Yield a line for each who has tickets: name, open, waiting, oldest, overdue, many."""
    desk = scene.desk
    many = desk.policies[desk.profile].owner_max_tickets or MANY
    mine: dict[str, list[TicketRow]] = {}
    for row in rows:
        mine.setdefault(row.primary, []).append(row)
    names = {one.handle: one.name for one in desk.staff}
    for handle in sorted(mine, key=lambda one: (not one, -len(mine[one]), one)):
        theirs = mine[handle]
        oldest = local(min(one.created_at for one in theirs), desk.calendar).date()
        parts = (
            names.get(handle, handle) or "nobody",
            str(len(theirs)),
            str(sum(map(_waits, theirs))),
            oldest.isoformat(),
            str(sum(one.overdue_since is not None for one in theirs)),
            "yes" if handle and len(theirs) > many else "",
        )
        yield "\t".join(parts)


def _sections(case: Case, scene: Scene, today: date) -> Iterable[str]:
    """Yield `label TAB what there is`; what there is none of has no line."""
    rows, calendar = case.known.overview, scene.desk.calendar
    sections = (
        ("Answers overdue", _overdue(rows, scene)),
        ("Daily updates missed", _not_updated(rows, scene, today)),
        (
            "Closing today, nobody reached",
            [
                one.number
                for one in rows
                if one.closes_at and local(one.closes_at, calendar).date() == today
            ],
        ),
        ("Deferred, due this week", _deferred(rows, today)),
        ("Tries running", [f"{one.number} ({one.tries})" for one in rows if one.is_tried]),
        ("Global queue", _global(rows, scene)),
        (
            "Passed back within a day",
            [f"{one.number} ({one.passed_back})" for one in rows if one.passed_back],
        ),
    )
    for label, found in sections:
        if found:
            more = len(found) - LISTED_MAX
            told = "\n".join(found[:LISTED_MAX])
            yield f"{label}\t{told}" + (f"\nand {more} more" if more > 0 else "")


def _overdue(rows: Iterable[TicketRow], scene: Scene) -> list[str]:
    calendar = scene.desk.calendar
    return [
        f"{one.number} since {in_words(one.overdue_since, calendar)}{_owner(one, scene)}"
        for one in rows
        if one.overdue_since is not None
    ]


def _not_updated(rows: Iterable[TicketRow], scene: Scene, today: date) -> list[str]:
    """TR-13: the owner was asked on the last business day, and the customer heard nothing since."""
    calendar = scene.desk.calendar
    last = today - timedelta(days=1)
    while not is_business_day(last, calendar) and (today - last).days < DAYS_MAX:
        last -= timedelta(days=1)
    return [
        f"{one.number}{_owner(one, scene)}"
        for one in rows
        if one.update_asked_at and local(one.update_asked_at, calendar).date() == last
    ]


def _deferred(rows: Iterable[TicketRow], today: date) -> list[str]:
    """Return what comes back by the end of this week."""
    sunday = today + timedelta(days=6 - today.weekday())
    return [
        f"{one.number} on {one.due_on:%a} {one.due_on.isoformat()}"
        for one in rows
        if one.status is Status.DEFERRED and one.due_on and one.due_on <= sunday
    ]


def _owner(row: TicketRow, scene: Scene) -> str:
    staff = scene.desk.find_staff(row.primary)
    return f" ({staff.name.split()[0]})" if staff is not None else ""


def _global(rows: Iterable[TicketRow], scene: Scene) -> list[str]:
    """Return how many unowned tickets each region's queue has, and since when the oldest waits."""
    found = [one for one in rows if one.is_global and not one.primary]
    if not found:
        return []
    regions = Counter(one.region.upper() or "no region" for one in found)
    counts = [f"{region} {count}" for region, count in sorted(regions.items())]
    oldest = local(min(one.created_at for one in found), scene.desk.calendar)
    return [f"{', '.join(counts)}, oldest {oldest:%a} {oldest.date().isoformat()}"]


def _figures(case: Case, scene: Scene) -> str:
    """Return the figures of the last seven days in one line (TAT-07)."""
    known, taken = case.known.week, _answered_in(case, scene)
    parts = []
    if taken:
        parts.append(f"Median answer time {_span(median(one.total_seconds() for one in taken))}")
    if known.reopened:
        parts.append(f"re-opened {known.reopened}")
    if known.bounced:
        parts.append(f"bounced addresses {known.bounced}")
    return " · ".join(parts)


def _answered_in(case: Case, scene: Scene) -> list[timedelta]:
    """Return how long customers waited for each answer of the week, in time of service."""
    calendar = scene.desk.calendar
    return [business_time_between(asked, at, calendar) for asked, at in case.known.week.answers]


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def _charts(case: Case, scene: Scene, today: date) -> tuple[Chart, ...]:
    """Return what is drawn beside the statuses, and told in words as well."""
    rows, charts = case.known.overview, list[Chart]()
    hours = [one.total_seconds() / 3600 for one in _answered_in(case, scene)]
    if hours:
        charts.append(("Answer times, last 7 days", _in_steps(hours, ANSWERED_IN, LATER)))
    ages = [float((today - local(one.created_at, scene.desk.calendar).date()).days) for one in rows]
    charts.append(("Age of open tickets", _in_steps(ages, WAITED, OLDER)))
    due = (
        ("!answer overdue", sum(one.overdue_since is not None for one in rows)),
        ("answer due", sum(one.reply_due_at is not None for one in rows)),
        ("tries running", sum(one.is_tried for one in rows)),
    )
    charts.append(("Under way", due))
    return tuple(charts)


def _in_steps(
    values: Iterable[float], steps: tuple[tuple[int, str], ...], beyond: str
) -> tuple[tuple[str, int], ...]:
    """Return how many values lie in each step, and beyond the last."""
    counted = dict.fromkeys([*(name for _, name in steps), beyond], 0)
    for value in values:
        counted[next((name for most, name in steps if value <= most), beyond)] += 1
    return tuple(counted.items())


def _in_words(chart: Chart) -> str:
    """Return `title TAB each bar with its number`: a picture may not be shown."""
    title, bars = chart
    told = ", ".join(f"{label.removeprefix('!')}: {number}" for label, number in bars)
    return f"{title}\t{told}"


def _pictures(charts: Iterable[Chart]) -> tuple[FileRef, ...]:
    return tuple(
        made_file(f"{title}.png", "image/png", _told(title, bars), part=str(number), shown=True)
        for number, (title, bars) in enumerate(charts, 1)
    )


def _told(title: str, bars: Iterable[tuple[str, int]]) -> str:
    return "\n".join((title, *(f"{label}\t{number}" for label, number in bars)))


BEHAVIOUR = Behaviour(clocks={ClockKind.DIGEST: Clock(next_digest, digest)})
