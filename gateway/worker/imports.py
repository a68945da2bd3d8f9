"""`people import` and `people remove`: rows for the store, nothing for the rules to decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gateway.config.contacts_file import PeopleFaults, read_people_text
from gateway.store import journal
from gateway.store.errors import Connection
from gateway.store.journal import Input, InputKind
from gateway.store.people import PeopleClash, import_people, list_accounts, remove_contact
from rules.amount import amount
from rules.effects import Answer, Decision


def with_import(connection: Connection, entry: Input, decision: Decision) -> Decision:
    """Change who is on file when the input orders just that, and return what answers it."""
    if entry.kind is not InputKind.ORDER:
        return decision
    verb, values = journal.order_of(entry)
    if verb not in ORDERS:
        return decision
    text = ORDERS[verb](connection, values)
    answer = Answer(text=text, rule="GW-07", because="ordered at the command line")
    return replace(decision, effects=(answer,))


def _import(connection: Connection, values: Mapping[str, str]) -> str:
    """Bring people in, all or none; return what came of it in words."""
    try:
        people = read_people_text(values["csv"], values.get("file", "contacts.csv"))
    except PeopleFaults as faults:
        return f"refused: {faults}"
    with connection.begin_nested() as attempt:
        try:
            count = import_people(connection, people.accounts, people.contacts, people.unsaid)
        except PeopleClash as clash:
            attempt.rollback()
            return "refused: " + "\n".join(clash.faults)
    accounts, contacts = count.accounts_new, count.contacts_new
    changed = count.accounts_changed + count.contacts_changed
    return (
        f"new: {amount(accounts, 'account')} and {amount(contacts, 'contact')}; changed: {changed}"
    )


def _customers(connection: Connection, values: Mapping[str, str]) -> str:
    """Bring in people of another desk; an account that is on file stays as it is (ARC-02)."""
    people = read_people_text(values["csv"], values["file"])
    on_file = {one.name: one for one in list_accounts(connection)}
    accounts = [on_file.get(one.name, one) for one in people.accounts]
    with connection.begin_nested() as attempt:
        try:
            count = import_people(connection, accounts, people.contacts, people.unsaid)
        except PeopleClash as clash:
            attempt.rollback()
            return "refused: " + "\n".join(clash.faults)
    return f"new: {amount(count.contacts_new, 'contact')}"


def _remove(connection: Connection, values: Mapping[str, str]) -> str:
    """Take one contact off the file: their mail is a stranger's from now on."""
    address = values.get("address", "")
    name = remove_contact(connection, address.casefold())
    if name is None:
        return f"refused: {address} is not on file; see: ticketgate people list"
    return f"{name} is off the file; their tickets stay, an import that names them brings them back"


ORDERS: dict[str, Callable[[Connection, Mapping[str, str]], str]] = {
    "import": _import,
    "customers": _customers,
    "remove": _remove,
}
