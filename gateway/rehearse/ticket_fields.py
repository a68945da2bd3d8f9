"""The fields that `expect T…` can ask for, read from a case into the words of a story."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from gateway.rehearse.steps import Want
from gateway.rehearse.story_line import BadLine
from gateway.rehearse.story_people import Cast
from rules.clock import local
from rules.model.attempts import counted_now, state_at
from rules.model.ticket import Case, Ticket

NONE = "none"
Field = Callable[[Case, Cast, datetime], str]


def holds(want: Want, actual: str, cast: Cast) -> bool:
    """Compare a wanted value with a field; lists without regard to their order."""
    if want.contains:
        return " ".join(want.value.split()) in " ".join(actual.split())
    wanted = want.value or NONE
    if want.key in LISTS:
        return _members(wanted) == _members(actual)
    if want.key in SWITCHES:
        return {"yes": "true", "no": "false"}.get(wanted, wanted) == actual
    if want.key in PERSONS and wanted != NONE:
        return _handle(wanted, cast) == actual
    return wanted == actual


LISTS = frozenset({"tags", "checklist", "watchers", "contacts"})
SWITCHES = frozenset({"global", "internal", "unread_mail"})
PERSONS = frozenset({"contact", "primary"})


def _members(words: str) -> set[str]:
    return {word.strip() for word in words.split(",") if word.strip() not in ("", NONE)}


def _handle(word: str, cast: Cast) -> str:
    try:
        return cast.name_of(cast.person_key(word))
    except BadLine:
        return word


def _ticket(case: Case) -> Ticket:
    assert case.ticket is not None
    return case.ticket


def _plain(name: str) -> Field:
    """Return the reader of a field that stands on the ticket as it is told."""

    def read(case: Case, cast: Cast, now: datetime) -> str:
        value = getattr(_ticket(case), name)
        if isinstance(value, bool):
            return "true" if value else "false"
        return NONE if value in (None, "") else str(value)

    return read


def _person(name: str) -> Field:
    def read(case: Case, cast: Cast, now: datetime) -> str:
        return cast.name_of(str(getattr(_ticket(case), name))) or NONE

    return read


def _list(words: Callable[[Case, Cast], list[str]]) -> Field:
    def read(case: Case, cast: Cast, now: datetime) -> str:
        return ", ".join(words(case, cast)) or NONE

    return read


def _account(case: Case, cast: Cast, now: datetime) -> str:
    wanted = _ticket(case).account_id
    return next((one.name for one in cast.accounts if one.id == wanted), NONE)


def _cycle(case: Case, cast: Cast, now: datetime) -> str:
    if not case.cycles:
        return NONE
    return str(state_at(case.cycles[-1], now, cast.desk.calendar))


def _attempts(case: Case, cast: Cast, now: datetime) -> str:
    """Count the attempts of the current cycle as they are shown."""
    today = local(now, cast.desk.calendar).date()
    policy = cast.desk.policy_of(_ticket(case).queue)
    return str(len(counted_now(case, today, policy)))


FIELDS: dict[str, Field] = {
    "contact": _person("contact"),
    "primary": _person("primary"),
    "status": _plain("status"),
    "status_before": _plain("status_before"),
    "queue": _plain("queue"),
    "category": _plain("category"),
    "account": _account,
    "severity": _plain("severity"),
    "tags": _list(lambda case, cast: [tag.name for tag in case.tags]),
    "checklist": _list(
        lambda case, cast: [
            f"{item.position} {'done' if item.checked_by else 'open'}" for item in case.checklist
        ]
    ),
    "time_entries": _plain("time_entries"),
    "due": _plain("due_on"),
    "internal": _plain("internal"),
    "department": _plain("department"),
    "group": _plain("group"),
    "triage": _plain("triage"),
    "attempts": _attempts,
    "cycle": _cycle,
    "resolution": _plain("resolution"),
    "global": _plain("is_global"),
    "reopened": _plain("reopened"),
    "passed_back": _plain("passed_back"),
    "handover": _plain("handover"),
    "title": _plain("title"),
    "summary": _plain("summary"),
    "unread_mail": _plain("unread_mail"),
    "region": _plain("region"),
    "follow_up_of": _plain("follow_up_of"),
    "watchers": _list(lambda case, cast: [one.handle for one in case.watchers]),
    "contacts": _list(lambda case, cast: [cast.name_of(one.person) for one in case.contacts]),
}
