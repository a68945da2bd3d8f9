"""The client id (S2): look-alike names are told apart before work is passed on (ZD-07, ZD-12)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rules.behaviour import Behaviour
from rules.commands.required import candidates_in, no_client_id
from rules.commands.table import Verb
from rules.context import Scene
from rules.effects import CreateTicket, Effect, Fact, SendNotice, SetField
from rules.events import MailArrived
from rules.model.audience import ticket_of
from rules.model.notice import Notice
from rules.model.ticket import Account, Case

RULE = "ZD-07"
_NAMED = re.compile(r"\bCID\b[\s:#.=-]{0,4}([A-Za-z0-9][A-Za-z0-9-]{0,30})", re.IGNORECASE)


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """ZD-07: an internal ticket gets its account from its words, or its author is asked."""
    if not isinstance(effect, CreateTicket) or not isinstance(scene.event, MailArrived):
        return ()
    ticket = ticket_of(after)
    if not ticket.internal or not scene.desk.policy_of(ticket.queue).cid_required:
        return ()
    if ticket.account_id is not None or scene.asks(Verb.CID) or scene.asks(Verb.CONTACT):
        return ()
    words = f"{scene.event.mail.subject}\n{scene.event.mail.own_text}"
    account = _named_in(words, after.known.accounts)
    if account is not None:
        because = f"the mail names CID {account.cid}"
        return (SetField(name="account_id", value=account.id, rule=RULE, because=because),)
    because = "an internal ticket without a client id"
    missing = SetField(name="cid_missing", value=True, rule=RULE, because=because)
    return (missing, _asks(after, words, scene, because))


def _named_in(words: str, accounts: Iterable[Account]) -> Account | None:
    """Return the account whose client id the words name: the first that there is."""
    by_cid = {one.cid.casefold(): one for one in accounts if one.cid}
    named = (by_cid.get(hit[1].casefold()) for hit in _NAMED.finditer(words))
    return next((one for one in named if one is not None), None)


def _asks(case: Case, words: str, scene: Scene, because: str) -> SendNotice:
    """N-34 with E-24: the ticket is there, its client is not; a reply with a line sets it."""
    found = candidates_in(words, case.known.accounts)
    refusal = no_client_id(found)
    lines = tuple(f"#cid {one.cid}" for one in found)
    facts: dict[str, Fact] = {
        "errors": (f"\t{refusal.code.value}: {refusal.text()}",),
        "opened": True,
        "corrected": lines[:1] or ("#cid <id>",),
        "near": lines[1:] or None,
        "first_error": "No client id",
    }
    return SendNotice(
        notice=Notice.N_34, to=scene.sender.person, facts=facts, rule=RULE, because=because
    )


BEHAVIOUR = Behaviour(on_effect=on_effect)
