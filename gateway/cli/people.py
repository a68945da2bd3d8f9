"""`ticketgate people`: accounts and contacts on file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.give_order import order
from gateway.cli.now import now
from gateway.cli.output import tell_json, tell_table
from gateway.cli.read_only import looking_at
from gateway.store.people import find_contacts, list_accounts, list_contacts
from rules.model.ticket import Account, Contact

Row = tuple[Account | None, Contact | None]


@click.group()
def people() -> None:
    """List, show, import and export contacts; block senders."""


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_people(config: Path, as_json: bool) -> None:
    """List accounts and their contacts."""
    rows = _rows(config)
    if as_json:
        tell_json([{"account": account, "contact": contact} for account, contact in rows])
        return
    tell_table(
        ("account", "id", "contact", "addresses"),
        (
            (
                account.name if account else "-",
                contact.key if contact else "",
                contact.name if contact else "",
                ", ".join(contact.addresses) if contact else "",
            )
            for account, contact in rows
        ),
        empty="Nobody is on file; see: ticketgate people import",
    )


@people.command()
@click.argument("address")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show(config: Path, address: str, as_json: bool) -> None:
    """Show who is on file under an address."""
    with looking_at(config) as connection:
        found = find_contacts(connection, (address.casefold(),), now())
        accounts = {one.id: one for one in list_accounts(connection)}
    if not found:
        raise Stop(f"{address} is not on file; see: ticketgate people list", Exit.NO_INPUT)
    if as_json:
        tell_json(found)
        return
    for contact in found:
        account = accounts.get(contact.account_id or 0)
        facts = (
            ("account", account.name if account else "none"),
            ("addresses", ", ".join(contact.addresses)),
            ("on file", "" if contact.active else "no, removed"),
            ("no mail to", ", ".join(contact.suppressed)),
            ("kind", "vendor" if contact.vendor else "customer"),
            ("phone", contact.phone),
            ("language", contact.lang),
        )
        click.echo(f"{contact.key}  {contact.name}")
        for name, value in facts:
            if value:
                click.echo(f"  {name:<12}{value}")


@people.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def import_people(config: Path, path: Path) -> None:
    """Bring in the accounts and contacts of a contacts.csv, as an order for the clerk."""
    from gateway.config.contacts_file import PeopleFaults, read_people  # lists read no file

    try:
        read_people(path)
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise Stop(f"{path}: cannot be read: {error.strerror}", Exit.NO_INPUT) from None
    except PeopleFaults as faults:
        raise Stop(str(faults), Exit.DATA if path.exists() else Exit.NO_INPUT) from None
    order(config, "import", {"csv": text, "file": path.name})


@people.command()
@click.argument("address")
@click.pass_obj
def remove(config: Path, address: str) -> None:
    """Take a contact off the file: their mail is a stranger's from now on."""
    order(config, "remove", {"address": address})


@people.command()
@click.argument("address")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(config: Path, address: str, yes: bool) -> None:
    """Take everything of a person away, for good: who they were and what they wrote."""
    from gateway.cli.erase import erase_person

    erase_person(config, address, yes)


@people.command()
@click.argument("sender")
@click.pass_obj
def block(config: Path, sender: str) -> None:
    """Hold the mail of an address or a domain as spam from now on."""
    order(config, "block", {"sender": sender})


@people.command()
@click.argument("sender")
@click.pass_obj
def unblock(config: Path, sender: str) -> None:
    """Take the mail of an address or a domain again."""
    order(config, "unblock", {"sender": sender})


@people.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def blocked(config: Path, as_json: bool) -> None:
    """List the blocked senders."""
    from gateway.store.blocking import list_blocked

    with looking_at(config) as connection:
        found = list_blocked(connection)
    if as_json:
        tell_json(found)
        return
    tell_table(
        ("sender", "by", "since"),
        ((one.entry, one.by, f"{one.at:%Y-%m-%d %H:%M} UTC") for one in found),
        empty="Nobody is blocked; see: ticketgate people block",
    )


@people.command()
@click.pass_obj
def export(config: Path) -> None:
    """Print everybody as a contacts.csv that `import` takes."""
    import csv  # as below: no list needs it

    from gateway.config.contacts_file import COLUMNS

    sheet = csv.writer(sys.stdout, lineterminator="\n")
    sheet.writerow(COLUMNS)
    sheet.writerows(_csv_row(account, contact) for account, contact in _rows(config))


@people.command()
@click.argument("handle")
@click.argument("first")
@click.argument("last", required=False, default="")
@click.pass_obj
def away(config: Path, handle: str, first: str, last: str) -> None:
    """Write down an absence of one of the desk's people, like #away in a mail of theirs.

    FIRST and LAST are days, both included: 2026-12-07, tomorrow, +5d. Without LAST until `back`.
    """
    until = f" to {last}" if last else ""
    order(config, "person", {"handle": handle, "line": f"#away @{handle} {first}{until}"})


@people.command()
@click.argument("handle")
@click.pass_obj
def back(config: Path, handle: str) -> None:
    """End an absence of one of the desk's people, or call the next one off, like #back."""
    order(config, "person", {"handle": handle, "line": f"#back @{handle}"})


@people.command("password")
@click.argument("handle")
@click.option("--remove", is_flag=True, help="Take the login away instead.")
@click.pass_obj
def set_login(config: Path, handle: str, remove: bool) -> None:
    """Set the password of one of the desk's people for the submission door.

    It is asked for twice on a terminal; otherwise it is the first line of standard input.
    """
    from gateway.cli.site import read_desk, read_settings  # lists need neither
    from gateway.config.keys import passwords_file
    from gateway.config.passwords import WeakPassword, set_password

    settings = read_settings(config)
    staff = {one.handle for one in read_desk(settings).staff if one.active}
    if handle not in staff:
        known = ", ".join(sorted(staff))
        raise Stop(f"{handle} is nobody of {settings.desk}; there are: {known}", Exit.DATA)
    path = passwords_file(settings.keys)
    try:
        set_password(path, handle, "" if remove else _hear_password())
    except WeakPassword as fault:
        raise Stop(f"the password cannot be used: {fault}", Exit.DATA) from None
    except OSError as fault:
        raise Stop(f"{path}: {fault.strerror}", Exit.UNAVAILABLE) from None
    click.echo(f"{handle} has no login now" if remove else f"{handle} can log in now")


def _hear_password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("password", hide_input=True, confirmation_prompt=True))
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise Stop("no password on standard input", Exit.DATA)
    return password


def _rows(config: Path) -> list[Row]:
    """Every contact with its account, and the accounts that have none."""
    with looking_at(config) as connection:
        accounts = {one.id: one for one in list_accounts(connection)}
        contacts = [one for one in list_contacts(connection, now()) if one.active]
    rows: list[Row] = [(accounts.get(one.account_id or 0), one) for one in contacts]
    peopled = {one.account_id for one in contacts}
    rows += [(one, None) for one in accounts.values() if one.id not in peopled]
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[str, str]:
    account, contact = row
    return (account.name if account else "", contact.name if contact else "")


def _csv_row(account: Account | None, contact: Contact | None) -> Iterable[str]:
    return (
        account.name if account else "",
        account.cid if account else "",
        " ".join(account.domains) if account else "",
        contact.name if contact else "",
        " ".join(contact.addresses) if contact else "",
        ("vendor" if contact.vendor else "customer") if contact else "",
        contact.phone if contact else "",
        contact.lang if contact else "",
        account.area if account else "",
        "yes" if account and account.strict_auth else "",
    )
