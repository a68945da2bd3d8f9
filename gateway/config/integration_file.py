"""The files of `integrations/` beside the desk file: one service each, at most 40 lines."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from gateway.config.bounded_pattern import UnsafePattern, read_pattern
from gateway.config.toml_table import DeskFault, DeskTable, known_names, why_unread
from rules.policy.integration import (
    FLOOD,
    GROUPS,
    TELLS,
    Integration,
    MailPattern,
    News,
    Service,
)

FOLDER = "integrations"
LINES_MAX = 40
UNPROVED = ("hold", "accept")  # what becomes of mail that nothing proves
FIELDS = ("contact", "name", "title", "severity")  # what a form's labelled line may name
SECRET = re.compile(r"[a-z0-9]{12,40}")
SEVERITIES = range(1, 5)


def read_integrations(folder: Path, faults: list[DeskFault]) -> tuple[Integration, ...]:
    """Return the service of each file, in the order of their names; note every fault."""
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else ()
    found = (_read_file(path, faults) for path in paths)
    return tuple(one for one in found if one is not None)


def _read_file(path: Path, faults: list[DeskFault]) -> Integration | None:
    name = f"{FOLDER}/{path.name}"
    try:
        text = path.read_text("utf-8")
        values = tomllib.loads(text)
    except (OSError, ValueError) as error:
        faults.append(DeskFault(name, "", *why_unread(path, error)))
        return None
    lines = len(text.splitlines())
    if lines > LINES_MAX:
        reason = f"has {lines} lines; {LINES_MAX} are the most"
        faults.append(DeskFault(name, "", reason, "one service a file, and no more words"))
    table = DeskTable(name, "", values, faults)
    service = _read_service(table, path.name)
    table.end()
    return service


def _read_service(table: DeskTable, file: str) -> Integration:
    written = table.needed("kind", "scheduler")
    if written and written not in list(Service):
        table.fault("kind", f'unknown kind "{written}"', known_names(list(Service), written))
        table.read |= table.values.keys()  # what else stands there depends on the kind
    kind = Service(written) if written in list(Service) else Service.FORM
    unproved, secret = table.text("unproved", "hold"), table.text("secret").casefold()
    if unproved not in UNPROVED:
        table.fault("unproved", f'is "{unproved}"', known_names(UNPROVED, unproved))
    if secret and not SECRET.fullmatch(secret):
        table.fault("secret", "is no secret", "12 to 40 letters and digits that nobody can guess")
    is_monitor = kind is Service.MONITOR and written == Service.MONITOR
    return Integration(
        kind=kind,
        sender=table.needed("sender", "bookings@scheduler.example").casefold(),
        patterns=_states(table) if is_monitor else _mails(table, kind),
        secret=secret,
        accepts_unproved=unproved == "accept",
        file=file,
        fields=_fields(table) if kind is Service.FORM else (),
        key=_pattern(table, "key", table.needed("key", "(?P<key>.+) is"), kind)
        if is_monitor
        else None,
        severities=_severities(table) if is_monitor else (),
        flood=_flood(table) if is_monitor else FLOOD,
    )


def _mails(table: DeskTable, kind: Service) -> tuple[MailPattern, ...]:
    """Return what `[[mail]]` says: a pattern of the subject, and what such a mail does."""
    found: list[MailPattern] = []
    tells = tuple(one.value for one in TELLS[kind])
    for mail in table.tables("mail", "does"):
        does = mail.needed("does", tells[0])
        pattern = _pattern(mail, "subject", mail.needed("subject", "Appointment confirmed"), kind)
        if does and does not in tells:
            mail.fault("does", f'a {kind} does not tell "{does}"', known_names(tells, does))
        elif does and pattern is not None:
            found.append(MailPattern(pattern, News(does)))
        mail.end()
    if not found and kind is not Service.FORM and not table.values.get("mail"):
        table.fault("mail", "is missing", f'write [[mail]] with subject and does = "{tells[0]}"')
    return tuple(found)


def _states(table: DeskTable) -> tuple[MailPattern, ...]:
    """Return a monitor's two patterns; a mail that says both is a recovery."""
    found: list[MailPattern] = []
    for name, does, example in (
        ("recovery", News.RECOVERY, r"^(OK|UP)\\b"),
        ("problem", News.PROBLEM, r"^(PROBLEM|DOWN)\\b"),
    ):
        pattern = _pattern(table, name, table.needed(name, example), Service.MONITOR)
        if pattern is not None:
            found.append(MailPattern(pattern, does))
    return tuple(found)


def _pattern(table: DeskTable, key: str, words: str, kind: Service) -> re.Pattern[str] | None:
    if not words:
        return None
    try:
        pattern = read_pattern(words)
    except UnsafePattern as fault:
        table.fault(key, str(fault))
        return None
    for name in pattern.groupindex:
        if name not in GROUPS[kind]:
            table.fault(key, f'no use for a group "{name}"', known_names(GROUPS[kind], name))
    return pattern


def _fields(table: DeskTable) -> tuple[tuple[str, str], ...]:
    """Return `[fields]`: what it names, and the label that stands before the colon."""
    labels = table.pairs("fields")
    for name in labels:
        if name not in FIELDS:
            table.fault("fields", f'a form gives no "{name}"', known_names(FIELDS, name))
    return tuple((name, " ".join(label.rstrip(": ").split())) for name, label in labels.items())


def _severities(table: DeskTable) -> tuple[tuple[str, int], ...]:
    """Return `severity`: one number for all, or a number for each word of the subject."""
    value = table.values.get("severity")
    table.read.add("severity")
    pairs = {"": value} if type(value) is int else value if isinstance(value, dict) else {}
    if value is not None and (not pairs or not all(_is_severity(one) for one in pairs.values())):
        table.fault("severity", "is none", "write severity = 2, or { CRITICAL = 1, WARNING = 3 }")
        return ()
    return tuple((str(word), int(number)) for word, number in pairs.items())


def _is_severity(value: object) -> bool:
    return type(value) is int and value in SEVERITIES


def _flood(table: DeskTable) -> int:
    value = table.values.get("flood", FLOOD)
    table.read.add("flood")
    if type(value) is int and value > 0:
        return value
    table.fault("flood", "is no number of tickets an hour", f"write flood = {FLOOD}")
    return FLOOD
