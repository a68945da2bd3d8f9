"""What a ticket must have before another department gets it (ZD-07, ZD-12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rules.commands.lookup import refuse_needing
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import VERBS, Command, Verb
from rules.context import Scene
from rules.events import MailArrived
from rules.model.audience import find_account, ticket_of
from rules.model.status import RequiredField
from rules.model.ticket import Account, Case

CANDIDATES_MAX = 5
WORD_MIN = 4  # letters of a word that can tell one account from another
_WORD = re.compile(rf"[^\W\d_]{{{WORD_MIN},}}")


def _has_client(case: Case) -> bool:
    account = find_account(ticket_of(case).account_id, case)
    return account is not None and bool(account.cid)


# What a category may require, how it is seen, and the verb that sets it.
REQUIRED: dict[RequiredField, tuple[Callable[[Case], bool], Verb]] = {
    RequiredField.CID: (_has_client, Verb.CID),
    RequiredField.CONTACT: (lambda case: bool(ticket_of(case).contact), Verb.CONTACT),
    RequiredField.SEVERITY: (lambda case: ticket_of(case).severity is not None, Verb.SEV),
    RequiredField.PRIORITY: (lambda case: bool(ticket_of(case).priority), Verb.PRIORITY),
    RequiredField.DUE: (lambda case: ticket_of(case).due_on is not None, Verb.DUE),
    RequiredField.EFFORT: (lambda case: ticket_of(case).effort_days is not None, Verb.EFFORT),
}


def lacking(case: Case, command: Command, scene: Scene) -> Refusal | None:
    """Return why the ticket cannot go to another department yet; None: it can."""
    ticket = ticket_of(case)
    category = scene.desk.categories.get(ticket.category)
    wanted = category.required_fields if category else ()
    missing = [one for one in wanted if not REQUIRED[one][0](case)]
    if ticket.cid_missing and not _has_client(case) and RequiredField.CID not in missing:
        missing.insert(0, RequiredField.CID)
    refusals = tuple(_refused(one, case, command, scene) for one in missing)
    return Refusal.of_all(refusals) if refusals else None


def _refused(name: RequiredField, case: Case, command: Command, scene: Scene) -> Refusal:
    """E-24 for a client id; E-02 with the line to write for anything else."""
    if name is RequiredField.CID:
        found = candidates_in(_words(case, scene), case.known.accounts)
        return no_client_id(found, command.line.line)
    example = f"{VERBS[REQUIRED[name][1]].example}"
    return refuse_needing(f"a {name} first", command, example=f"{example} above it")


def _words(case: Case, scene: Scene) -> str:
    event = scene.event
    subject = event.mail.subject if isinstance(event, MailArrived) else ""
    notes = (one.text for one in case.notes)
    return "\n".join((subject, scene.text, ticket_of(case).title, *notes))


def candidates_in(words: str, accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return the accounts with a client id whose name shares a word with these."""
    said = {one.casefold() for one in _WORD.findall(words)}
    found = (
        one
        for one in sorted(accounts, key=lambda one: one.name)
        if one.cid and said & {word.casefold() for word in _WORD.findall(one.name)}
    )
    return tuple(found)[:CANDIDATES_MAX]


def no_client_id(found: tuple[Account, ...], line: str = "") -> Refusal:
    """E-24, with the accounts that may be meant."""
    names = ", ".join(f"{one.name} ({one.cid})" for one in found)
    candidates = f"Meant may be {names}" if names else "No account is named in the words"
    return Refusal(ErrorCode.NO_CLIENT_ID, (("candidates", candidates),), line)
