"""Which service wrote a mail, and what the mail tells by the service's own file (GW-03.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rules.model.mail import Mail
from rules.model.ticket import Known
from rules.policy.desk import Desk
from rules.policy.integration import SUBJECT_MAX, TELLS, Integration, News, Service
from rules.sender.trust import Level, Sender, Standing, from_of, of_address

VALUE_MAX = 200  # characters of a form's field
LINES_MAX = 400  # of a form that are looked at


@dataclass(frozen=True, slots=True)
class Told:
    """What a mail of a service says; `news` is None where no pattern of a monitor fits."""

    service: Integration
    news: News | None
    pattern: str = ""
    groups: Mapping[str, str] | None = None

    def group(self, name: str) -> str:
        return (self.groups or {}).get(name) or ""

    @property
    def words(self) -> str:
        """Return which pattern fitted and what it took, for people who ask why."""
        named = ", ".join(f"{name}={text}" for name, text in (self.groups or {}).items() if text)
        by = f' by "{self.pattern}"' if self.pattern else ""
        what = self.news.value if self.news else "no pattern fits"
        return f"{self.service.file}: {what}{by}" + (f" ({named})" if named else "")


def told_by(mail: Mail, desk: Desk) -> Told | None:
    """Return what a configured service tells by this mail, None for mail of anybody else."""
    address, subject = from_of(mail).address.casefold(), mail.subject[:SUBJECT_MAX]
    for service in desk.integrations:
        if service.sender != address:
            continue
        told = _read(service, subject)
        if told is not None:
            return told
    return None


def _read(service: Integration, subject: str) -> Told | None:
    for one in service.patterns:
        match = one.subject.search(subject)
        if match is not None:
            groups = {name: text for name, text in match.groupdict().items() if text}
            key = service.key.search(subject) if service.key else None
            if key is not None:
                groups = {"key": key[0], **key.groupdict(default=""), **groups}
            return Told(service, one.does, one.subject.pattern, groups)
    if service.kind is Service.MONITOR:  # nobody else writes from there, and it gets no letter
        return Told(service, None)
    return None if service.patterns else Told(service, TELLS[service.kind][0])


def thread_of(told: Told, desk: Desk) -> str:
    """Return the id that all mails of a monitor about one key share, "" without a key."""
    key = " ".join(told.group("key").split()).casefold()
    if told.service.kind is not Service.MONITOR or not key:
        return ""
    mark = hashlib.sha256(f"{told.service.sender}\n{key}".encode()).hexdigest()[:20]
    return f"<monitor.{mark}@{desk.domain}>"


def severity_of(told: Told, mail: Mail) -> int | None:
    """Return the severity that a monitor's word stands for, None where nothing says it."""
    named, subject = told.group("severity").casefold(), mail.subject[:SUBJECT_MAX].casefold()
    for word, severity in told.service.severities:
        if word.casefold() == named or (not named and word.casefold() in subject):
            return severity
    return None


def fields_of(told: Told, mail: Mail) -> dict[str, str]:
    """Return what the labelled lines of a form name: `Your name: Carla Ruiz`."""
    wanted = {label.casefold(): name for name, label in told.service.fields}
    found: dict[str, str] = {}
    for line in mail.text.splitlines()[:LINES_MAX] if wanted else ():
        label, colon, value = line.partition(":")
        name = wanted.get(" ".join(label.split()).casefold(), "") if colon else ""
        if name and value.strip():
            found.setdefault(name, value.strip()[:VALUE_MAX])
    return found


def meant_by_form(mail: Mail, known: Known, desk: Desk) -> Sender | None:
    """Return the person whom a form's own field names, unproved; None where none does."""
    told = told_by(mail, desk)
    address = fields_of(told, mail).get("contact", "").casefold() if told else ""
    if told is None or "@" not in address or desk.is_own_address(address):
        return None
    person = of_address(address, fields_of(told, mail).get("name", ""), known, desk)
    if person.standing not in (Standing.CONTACT, Standing.STRANGER):
        return None
    level = Level.ON_FILE if person.standing is Standing.CONTACT else Level.NOTHING
    why = f"named in a form of {told.service.sender}"
    return replace(person, level=level, address=address, why=why, flags=("reply_to",))
