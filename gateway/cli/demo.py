"""`ticketgate demo`: a help desk's morning by mail, in one process and with its own clock."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from gateway.cli.chronicle import timeline_text
from gateway.cli.ticket import tell_board
from gateway.demo.acts import BEGIN, TICKET
from gateway.demo.house import DemoHouse, open_house
from gateway.demo.morning import WIDTH, play_morning
from gateway.store.engine import reading
from gateway.store.timeline import TicketFilter, list_tickets, load_timeline

INTRODUCTION = """\
A help desk's morning. Ten mails come in over SMTP, to the real door; the real
rules decide them; the letters go to a small relay that only keeps them. The
clock is the demo's own. Each decision names its rule (DOMAIN.md) and says why.
"""
NEXT = """\
All came out as told. Type next:
  ticketgate init my-desk               a folder with everything a gateway needs
  ticketgate rehearse --trace STORY     play a day of your own, rule by rule
  ticketgate --help                     all that an admin types
"""


@click.command()
def demo() -> int:
    """Watch a help desk's morning happen by mail."""
    logging.getLogger().setLevel(logging.ERROR)
    click.echo(INTRODUCTION, nl=False)
    with tempfile.TemporaryDirectory(prefix="ticketgate-demo-") as folder:
        faults = asyncio.run(_demonstrate(Path(folder)))
    if not faults:
        click.echo(f"\n{NEXT}", nl=False)
        return 0
    click.echo("\nThis came out otherwise than told:")
    for fault in faults:
        click.echo(f"  {fault}")
    return 1


async def _demonstrate(folder: Path) -> tuple[str, ...]:
    """Play the morning and show what is left of it; return what came out otherwise than told."""
    async with open_house(folder, BEGIN) as house:
        faults = await play_morning(house, click.echo)
        _show_board(house)
        _show_timeline(house)
    return faults


def _show_board(house: DemoHouse) -> None:
    click.echo(f"\n{'== The board '.ljust(WIDTH, '=')}")
    with reading(house.engine) as connection:
        tickets = list_tickets(connection, TicketFilter())
    tell_board(tickets, ZoneInfo(house.desk.calendar.zone))


def _show_timeline(house: DemoHouse) -> None:
    click.echo(f"\n{'== One timeline '.ljust(WIDTH, '=')}")
    with reading(house.engine) as connection:
        timeline = load_timeline(connection, TICKET)
    assert timeline is not None, "the morning opened this ticket"
    click.echo(timeline_text(timeline, ZoneInfo(house.desk.calendar.zone)))
