"""`ticketgate demo`: a help desk's days by mail, in one process with its own clock."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.pager import PagerGone, Pages, pages
from gateway.config.desk_file import example_desk, with_profile
from gateway.demo import brief, full
from gateway.demo.act import Chapter, mails_of
from gateway.demo.chapters import CHAPTERS, find_chapter
from gateway.demo.gateway import DemoGateway, found_database, open_gateway
from gateway.demo.play import Played, play
from gateway.store.engine import reading
from gateway.store.timeline_rows import load_timeline
from gateway.view.timeline import timeline_text

NARROW, WIDE = 80, 110  # columns; a line of text is not read with pleasure beyond
NAMES = ", ".join(f"{number} {one.name}" for number, one in enumerate(CHAPTERS, 1))
INTRODUCTION = """\
{mails} mails come in over SMTP to the real door; the real rules decide them; letters
go to a small relay that only keeps them. The clock is the demo's own: days pass
in a moment.

   |    what somebody wrote
   -    why, by which rule (docs/rules), and what was decided
   >>   a letter that goes out, by its number, and to whom
"""
NEXT = """\
All came out as told. Type next:
  ticketgate demo --chapter NAME        one in full, with its letters:
                                        {names}
  ticketgate init my-desk               a folder with everything a gateway needs
  ticketgate rehearse --trace STORY     play a day of your own, rule by rule
  ticketgate --help                     all that an admin types
"""


@dataclass(frozen=True, slots=True)
class Showing:
    """How the demo is shown: where, how wide, in full or briefly, and whether step by step."""

    out: Pages
    width: int
    in_full: bool
    wait: Callable[[], None]

    def act(self, played: Played, gateway: DemoGateway) -> None:
        tell_act = full.tell_act if self.in_full else brief.tell_act
        for line in tell_act(played, gateway.desk, self.width):
            self.out.tell(line)
        self.wait()

    def head(self, chapter: Chapter) -> None:
        self.out.tell("")
        self.out.tell(f"#### {chapter.title} ".ljust(self.width, "#"))
        for line in textwrap.wrap(chapter.introduction, self.width):
            self.out.tell(line)


@click.command(
    help="Watch a help desk's days happen by mail.\n\n"
    "All chapters briefly, or one in full, with every effect and letter: "
    f"{NAMES}.\n\n"
    "On a terminal the output goes through $PAGER (less); PAGER=cat shows it at once."
)
@click.option("--chapter", metavar="NAME|N", help="Play this chapter only, and tell it in full.")
@click.option("--step", is_flag=True, help="Wait for a key after each step; q ends. Terminal only.")
def demo(chapter: str | None, step: bool) -> int:
    logging.getLogger().setLevel(logging.ERROR)
    chosen = CHAPTERS if chapter is None else (_chapter(chapter),)
    if step and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop("--step waits for a key, which takes a terminal", Exit.USAGE)
    try:
        with pages(wanted=not step) as out, tempfile.TemporaryDirectory(prefix="ticketgate-") as at:
            showing = Showing(out, _width(), chapter is not None, _wait if step else lambda: None)
            return _show(showing, chosen, Path(at))
    except PagerGone:
        return Exit.OK


def _chapter(word: str) -> Chapter:
    found = find_chapter(word, CHAPTERS)
    if found is None:
        raise Stop(f'there is no chapter "{word}"; there are: {NAMES}', Exit.USAGE)
    return found


def _width() -> int:
    """Return the columns to fill: those of the terminal within reason, 80 for a pipe or a file."""
    if not sys.stdout.isatty():
        return NARROW
    return max(NARROW, min(WIDE, shutil.get_terminal_size().columns))


def _wait() -> None:
    """Wait for a key; q ends the demo, and so does Ctrl-C."""
    if click.getchar() in ("q", "Q"):
        raise PagerGone


def _show(showing: Showing, chapters: tuple[Chapter, ...], folder: Path) -> int:
    """Play the chapters, each in a gateway of its own, and tell how they came out."""
    introduction = INTRODUCTION.format(mails=len(mails_of(chapters)))
    for line in introduction.splitlines():
        showing.out.tell(line)
    faults = asyncio.run(_play_all(showing, chapters, folder))
    showing.out.tell("")
    if not faults:
        for line in NEXT.format(names=", ".join(one.name for one in CHAPTERS)).splitlines():
            showing.out.tell(line)
        return Exit.OK
    showing.out.tell("This came out otherwise than told:")
    for fault in faults:
        showing.out.tell(f"  {fault}")
    return 1


async def _play_all(
    showing: Showing, chapters: tuple[Chapter, ...], folder: Path
) -> tuple[str, ...]:
    faults: list[str] = []
    first = 1
    for chapter in chapters:
        showing.head(chapter)
        engine = found_database(f"sqlite:///{folder / chapter.name}.db")
        desk = example_desk()
        desk = with_profile(desk, chapter.profile) if chapter.profile else desk
        try:
            async with open_gateway(engine, chapter.begin, desk) as gateway:
                faults += await play(gateway, showing.act, chapter, first)
                if showing.in_full and chapter.timeline:
                    _show_timeline(showing, gateway, chapter.timeline)
        finally:
            engine.dispose()
        first += len(chapter.acts)
    return tuple(faults)


def _show_timeline(showing: Showing, gateway: DemoGateway, number: str) -> None:
    with reading(gateway.engine) as connection:
        timeline = load_timeline(connection, number)
    if timeline is None:
        return
    showing.out.tell("")
    head = f"== Its timeline, as `ticketgate ticket show {number}` tells it "
    showing.out.tell(head.ljust(showing.width, "="))
    for line in timeline_text(timeline, ZoneInfo(gateway.desk.calendar.zone)).splitlines():
        showing.out.tell(line)
