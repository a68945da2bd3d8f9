"""Effects and letters, as `explain` shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from typing import TYPE_CHECKING

import click

from gateway.store.outbox import OutboxLetter
from gateway.store.timeline_rows import EventRow
from gateway.view.screen_text import one_line, paragraph
from gateway.view.timeline import effect_text

if TYPE_CHECKING:  # who shows what was sent writes none
    from outbound.letter import Letter


def tell_events(events: Iterable[EventRow], zone: tzinfo) -> None:
    for event in events:
        click.echo(effect_text(event, zone))


def tell_letter(letter: Letter | OutboxLetter, fate: str) -> None:
    click.echo(f"\n  letter {letter.notice} to {one_line(letter.address)}, {fate}")
    click.echo(f"    Subject: {one_line(letter.subject)}")
    click.echo(paragraph(letter.text, "    | "))
