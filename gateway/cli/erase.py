"""`ticketgate people erase`: what goes, what stays, and why it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from gateway.cli.database_access import reached
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.site import open_database, read_desk, read_settings
from gateway.config.address_form import ADDRESS
from gateway.config.settings import Settings
from gateway.store.engine import reading
from gateway.store.erase import Person, Undecided, erase, find_person, numbers_of
from gateway.store.traces import is_named, scrubber, spellings

KEPT = (
    "the tickets themselves, without a word of theirs: the desk's record of its own work",
    "what the desk's people wrote on them, without name and addresses: it is theirs",
    "what people outside the desk wrote to others without naming an address of theirs",
    "backups made before now, the logs of mail servers, and letters that were delivered",
)
ON_TICKET = re.compile(rb"^X-Gateway-Ticket: ([\w.-]+)", re.MULTILINE)


def erase_person(config: Path, address: str, yes: bool) -> None:
    """Ask, erase, and say what went and what was kept."""
    settings = read_settings(config)
    _check_is_person(settings, address.strip().casefold())
    engine = open_database(settings)
    try:
        with reading(engine) as connection:
            person = find_person(connection, address.strip())
            own = numbers_of(connection, person)
        click.echo(f"{person.name or 'Nobody on file'}: {', '.join(person.addresses)}")
        if not yes and not click.confirm("Erase them for good? There is no way back"):
            raise Stop("Nothing was erased.", Exit.OK)
        try:
            counts = reached(lambda: erase(engine, person, now()))
        except Undecided:
            raise Stop(
                "A mail of theirs waits to be decided; erase them again after that", Exit.LATER
            ) from None
    finally:
        engine.dispose()
    letters = [one for one in _letters_in_files(settings) if _is_of(one, person, own)]
    for one in letters:
        one.unlink()
    for what, count in (*counts.items(), ("letters in files", len(letters))):
        click.echo(f"{what}: {count:,}")
    click.echo("Kept:")
    for line in (*KEPT, *_files_that_name(config, settings, person)):
        click.echo(f"  {line}")


def _check_is_person(settings: Settings, address: str) -> None:
    """Raise Stop for what stands in every mail: a plain word, an address of the desk."""
    if not ADDRESS.fullmatch(address):
        raise Stop(f"{address}: is no address; see: ticketgate people list", Exit.USAGE)
    desk = read_desk(settings)
    local, _, domain = address.partition("@")
    plain = f"{local.partition('+')[0]}@{domain}"
    if {address, plain} & {desk.base_address, *(one for one, _ in desk.aliases)}:
        raise Stop(f"{address} is an address of the desk, and in every mail", Exit.USAGE)
    for one in desk.staff:
        if one.active and address in one.addresses:
            way_out = f"first, in {settings.desk}, write: active = false"
            raise Stop(f"{address} is @{one.handle} of the desk; {way_out}", Exit.USAGE)


def _letters_in_files(settings: Settings) -> Iterator[Path]:
    """Every file where letters go while there is no relay."""
    folder = settings.relay.maildir
    if folder.is_dir():
        yield from (one for one in folder.rglob("*") if one.is_file())


def _files_that_name(config: Path, settings: Settings, person: Person) -> Iterator[str]:
    """What an admin wrote is the admin's to change."""
    for path in (config.parent / "contacts.csv", settings.desk, config):
        try:
            if path.is_file() and _names(path, person):
                yield f"{path} names them: take them out, or an import brings them back"
        except OSError as error:
            yield f"{path} cannot be read ({error.strerror}): see yourself whether it names them"


def _is_of(letter: Path, person: Person, own: frozenset[str]) -> bool:
    """Tell whether a letter is on a ticket of the person, or has a trace of them."""
    raw = letter.read_bytes()
    ticket = ON_TICKET.search(raw)
    if ticket is not None and ticket[1].decode() in own:
        return True
    scrub = scrubber(person.addresses, person.name, person.phone)
    texts = (one.decode("utf-8", "replace") for one in spellings(raw))
    return any(scrub(one) != one for one in texts)


def _names(path: Path, person: Person) -> bool:
    return is_named(path.read_bytes(), person.addresses)
