"""`ticketgate demo`: a help desk's week by mail, in one process with its own clock."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from gateway.cli.ticket import tell_board
from gateway.demo.act import mails_of
from gateway.demo.gateway import DemoHouse, found_database, open_house
from gateway.demo.morning import BEGIN, MORNING
from gateway.demo.play import WIDTH, play
from gateway.demo.week import LAPTOP, WEEK
from gateway.store.boards import TicketFilter, list_tickets, load_timeline
from gateway.store.engine import reading
from gateway.view.timeline import timeline_text

CHAPTERS = (MORNING, WEEK)
MAILS = len(mails_of(CHAPTERS))
INTRODUCTION = f"""\
A help desk's morning, and the rest of its week. {MAILS} mails come in over SMTP to
the real door; the real rules decide them; the letters go to a small relay that
only keeps them. The clock is the demo's own: days pass in a moment.
It is some pages long: `| less` shows them one by one.

  |      what somebody wrote
  -      what was decided, [by which rule (docs/rules)] and why
  >>     a letter that goes out, by its number
  rule   where the rule stands, and the stories that prove it
"""
NEXT = """\
All came out as told. Type next:
  ticketgate init my-desk               a folder with everything a gateway needs
  ticketgate rehearse --trace STORY     play a day of your own, rule by rule
  ticketgate --help                     all that an admin types
"""


@click.command()
def demo() -> int:
    """Watch a help desk's morning and week happen by mail."""
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
    """Play all chapters and show what is left; return what came out otherwise than told."""
    engine = found_database(f"sqlite:///{folder / 'demo.db'}")
    async with open_house(engine, BEGIN) as house:
        faults = await play(house, click.echo, CHAPTERS)
        _show_board(house)
        _show_timeline(house)
    engine.dispose()
    return faults


def _show_board(house: DemoHouse) -> None:
    click.echo(f"\n{'== The board '.ljust(WIDTH, '=')}")
    with reading(house.engine) as connection:
        tickets = list_tickets(connection, TicketFilter())
    tell_board(tickets, ZoneInfo(house.desk.calendar.zone))


def _show_timeline(house: DemoHouse) -> None:
    click.echo(f"\n{'== One timeline '.ljust(WIDTH, '=')}")
    with reading(house.engine) as connection:
        timeline = load_timeline(connection, LAPTOP)
    if timeline is None:  # the second chapter was not reached
        click.echo(f"No ticket {LAPTOP}.")
    else:
        click.echo(timeline_text(timeline, ZoneInfo(house.desk.calendar.zone)))
