"""Who is who in a story: handles and addresses to mailboxes, and what a `to=` or `by=` matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gateway.rehearse.story_line import BadLine
from rules.model.mail import Mailbox
from rules.model.ticket import Account, Contact
from rules.policy.desk import Desk

BASE = "support"  # the handle of the desk's base address


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the cast."""

    handle: str
    mailbox: Mailbox
    addresses: tuple[str, ...]
    key: str  # as the rules name the person: "maya", "c12"


@dataclass(frozen=True, slots=True)
class Cast:
    desk: Desk
    members: tuple[Member, ...]
    accounts: tuple[Account, ...] = ()

    def mailbox(self, word: str) -> Mailbox:
        """Return the mailbox of a handle, of a handle with a word, or of an address."""
        if "@" in word:
            member = self._of_address(word)
            return Mailbox(word, member.mailbox.name if member else "")
        handle, plus, rest = word.partition("+")
        box = Mailbox(self.desk.base_address) if handle == BASE else self.member(handle).mailbox
        local, _, domain = box.address.rpartition("@")
        return Mailbox(f"{local}{plus}{rest}@{domain}", box.name)

    def member(self, handle: str) -> Member:
        """Return the person with this handle; raise BadLine when the cast has none."""
        for member in self.members:
            if member.handle == handle:
                return member
        known = " ".join((*(member.handle for member in self.members), BASE))
        raise BadLine(f'nobody has the handle "{handle}"; known: {known}')

    def account(self, word: str) -> Account:
        """Return the account with this name or client id; raise BadLine when there is none."""
        for account in self.accounts:
            if word.casefold() in (account.name.casefold(), account.cid):
                return account
        known = ", ".join(f"{one.name} ({one.cid})" for one in self.accounts)
        raise BadLine(f'no account is called "{word}"; known: {known}')

    def is_known(self, address: str) -> bool:
        """Say whether the address belongs to somebody of the cast, or to one of its services."""
        services = {one.sender for one in self.desk.integrations}
        return self._of_address(address) is not None or address.casefold() in services

    def reached_by(self, word: str) -> frozenset[str]:
        """Return the addresses that a `to=` means: a person's, or those of a team's members."""
        if "@" not in word:
            if word.partition("+")[0] == BASE:
                return frozenset({self.mailbox(word).address.casefold()})
            return frozenset(self.member(word).addresses)
        address = word.casefold()
        teams = [team for team in (*self.desk.teams, *self.desk.groups) if team.address == address]
        keys = {team.key for team in teams}
        inside = (one.addresses for one in self.desk.staff if keys & set(one.teams))
        return frozenset({address, *(address for addresses in inside for address in addresses)})

    def person_key(self, word: str) -> str:
        """Return how the rules name this person: a handle, a contact's key, or an address."""
        member = self._of_address(word) if "@" in word else self.member(word)
        return member.key if member else word.casefold()

    def name_of(self, person: str) -> str:
        """Return the handle behind a person's key; what is no key is returned as it is."""
        return next((one.handle for one in self.members if one.key == person), person)

    def _of_address(self, address: str) -> Member | None:
        folded = address.casefold()
        return next((member for member in self.members if folded in member.addresses), None)


def cast_of(desk: Desk, contacts: Sequence[Contact], accounts: Sequence[Account] = ()) -> Cast:
    """Return the cast: staff by their handles, contacts by their first names."""
    members = [
        Member(one.handle, Mailbox(one.addresses[0], one.name), one.addresses, one.handle)
        for one in desk.staff
    ]
    for one in contacts:
        handle = one.name.split()[0].casefold()
        if handle != BASE and all(member.handle != handle for member in members):
            box = Mailbox(one.addresses[0], one.name)
            members.append(Member(handle, box, one.addresses, one.key))
    return Cast(desk, tuple(members), tuple(accounts))
