"""`ticketgate init`: a folder with everything a gateway needs, to be edited and started."""

from __future__ import annotations

from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop

SECRETS = "secrets"
MADE = {  # in the order in which an admin looks at them
    "ticketgate.toml": "how the gateway runs: mail.base_address, [smtp], [relay]",
    "desk.toml": "who works here, the queues, the hours, the rules",
    "contacts.csv": "the customers; they are made up, put in your own",
    "integrations": "services that write to us, as examples; NAME.toml counts",
    "secrets/keys": "signs reply addresses; back it up, show it to nobody",
    "ticketgate.db": "tickets, mails and letters",
}


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> int:
    """Make a folder with settings, a desk, contacts, keys and the database."""
    there = [name for name in (*MADE, SECRETS) if (folder / name).exists()]
    if there:
        raise Stop(
            f"{folder} has {', '.join(there)} already: nothing was changed; name another folder,"
            " or remove what is there",
            Exit.DATA,
        )
    try:
        _write_files(folder)
        _found_database(folder)
    except OSError as error:
        raise Stop(f"{folder}: {error.strerror}: {error.filename}", Exit.DATA) from None
    for line in _told(folder):
        click.echo(line)
    return Exit.OK


def _write_files(folder: Path) -> None:
    from gateway.config.desk_file import EXAMPLE
    from gateway.config.integration_file import FOLDER
    from gateway.config.keys import make_keys
    from gateway.config.settings_text import example_toml

    folder.mkdir(parents=True, exist_ok=True)
    (folder / SECRETS).mkdir(mode=0o700)
    make_keys(folder / SECRETS / "keys")
    texts = {"ticketgate.toml": example_toml().encode()}
    texts |= {name: (EXAMPLE / name).read_bytes() for name in ("desk.toml", "contacts.csv")}
    (folder / FOLDER).mkdir(mode=0o700)
    for example in sorted((EXAMPLE / FOLDER).glob("*.toml")):
        texts[f"{FOLDER}/{example.name}.example"] = example.read_bytes()
    for name, text in texts.items():
        (folder / name).touch(mode=0o600)  # settings hold passwords, the others people
        (folder / name).write_bytes(text)


def _found_database(folder: Path) -> None:
    """Make the database that the settings name; nobody is in it yet."""
    from gateway.cli.site import read_settings
    from gateway.store.engine import DatabaseFault, open_engine, upgrade
    from gateway.store.errors import UNAVAILABLE, reason_of

    settings = read_settings(folder / "ticketgate.toml")
    if settings.database.url == f"sqlite:///{folder.resolve() / 'ticketgate.db'}":
        (folder / "ticketgate.db").touch(mode=0o600)  # it will hold everybody's mail
    try:
        engine = open_engine(settings.database.url)
        upgrade(engine)
        engine.dispose()
    except DatabaseFault as fault:
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    except UNAVAILABLE as error:
        raise Stop(f"database: cannot be reached: {reason_of(error)}", Exit.UNAVAILABLE) from None


def _told(folder: Path) -> list[str]:
    wide = max(len(name) for name in MADE)
    command = f"ticketgate --config {folder / 'ticketgate.toml'}"
    return [
        f"Made in {folder}:",
        *(f"  {name.ljust(wide)}  {what}" for name, what in MADE.items()),
        "",
        "Now edit the first three, then:",
        f"  {command} people import {folder / 'contacts.csv'}",
        f"  {command} check",
        f"  {command} run",
    ]
