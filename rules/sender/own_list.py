"""Mail that came through the desk's own mailing list: it is a person's, and whose (GW-03, GW-07).

Such lists rewrite From to their own address, because the sender's domain forbids them to pass its
mail on unchanged.
"""

from __future__ import annotations

from dataclasses import replace

from rules.model.mail import Mail, Mailbox
from rules.policy.desk import Desk

VIA = " via "


def is_own_list(mail: Mail, desk: Desk) -> bool:
    """Say whether a mail came through a list of the desk's own domain, or one that it names."""
    own = {one.casefold() for one in desk.own_lists}
    return any(one in own or _is_of_desk(one, desk) for one in mail.list_ids)


def behind_own_list(mail: Mail, desk: Desk) -> Mail:
    """Return the mail with the sender whom our own list hid, unproved; else as it is.

    Only our own domain's dmarc=pass says that the list wrote this From, and not a stranger.
    """
    person = _hidden(mail, desk)
    if person is None or not _is_ours_by_proof(mail, desk):
        return mail
    return replace(mail, from_=(person,), sender=None, verdict=())


def _hidden(mail: Mail, desk: Desk) -> Mailbox | None:
    """Return whom the list hid: X-Original-From, or "via" with a list of ours and one Reply-To."""
    if len(mail.from_) != 1 or not _is_of_desk(mail.from_[0].address, desk):
        return None
    if any(mail.from_[0].address.casefold() in one.addresses for one in desk.staff):
        return None
    name, via, _ = mail.from_[0].name.partition(VIA)
    if mail.original_from:
        found = mail.original_from
    elif via and is_own_list(mail, desk):
        found = mail.reply_to
    else:
        return None
    if len(found) != 1 or not found[0].address or desk.is_own_address(found[0].address):
        return None
    return found[0] if found[0].name else Mailbox(found[0].address, name.strip(" '\""))


def _is_ours_by_proof(mail: Mail, desk: Desk) -> bool:
    return any(
        one.method == "dmarc" and one.result == "pass" and _is_domain(one.domain, desk)
        for one in mail.verdict
    )


def _is_of_desk(name: str, desk: Desk) -> bool:
    """Say whether an address, or the id of a list (RFC 2919 2), is of the desk's domain."""
    domain = desk.domain.casefold()
    return name.casefold().endswith((f"@{domain}", f".{domain}"))


def _is_domain(name: str, desk: Desk) -> bool:
    return name.casefold().rpartition("@")[2].strip(".") == desk.domain.casefold()
