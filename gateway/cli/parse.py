"""`ticketgate parse`: what is read in a mail, before anything is decided."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.doors.mail_files import UnreadablePath, find_mails
from gateway.view.screen_text import one_line, paragraph
from parsers import Reading
from parsers.mail_json import Answer, answer
from rules.model.mail import Envelope

# what is worth a line for people, and how it is called there
LINES = (
    ("kind", "kind"),
    ("from", "from"),
    ("to", "to"),
    ("cc", "cc"),
    ("subject", "subject"),
    ("ticket_numbers", "tickets"),
    ("commands", "commands"),
    ("unseen", "unseen"),
    ("failed_recipients", "failed"),
    ("final_status", "status"),
    ("original_sender", "forwarded from"),
    ("flags", "flags"),
    ("defects", "defects"),
    ("held", "held"),
    ("hint", "hint"),
    ("error", "error"),
)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--trusted", is_flag=True, help="Believe Authentication-Results of trusted ids.")
@click.pass_obj
def parse(config: Path, paths: tuple[str, ...], as_json: bool, trusted: bool) -> None:
    """Show what is read in the mails under each PATH (a file, a folder, an mbox, or -)."""
    reading = _reading_of(config)
    envelope = Envelope(source="file", trusted=trusted)
    for path in paths:
        try:
            for mail in find_mails(path, reading.limits.size_max, sys.stdin.buffer):
                tell_mail(answer(mail.name, mail.raw, envelope, reading), as_json=as_json)
        except UnreadablePath as fault:
            raise Stop(str(fault), Exit.NO_INPUT) from None


def tell_mail(told: Answer, *, as_json: bool) -> None:
    """Print what was read of one mail."""
    click.echo(_json_line(told) if as_json else _words(told))


def _reading_of(config: Path) -> Reading:
    """How this site reads; without a settings file, as any site does."""
    if not config.exists():
        return Reading()
    from gateway.cli.site import read_settings
    from gateway.config.reading import reading_of

    return reading_of(read_settings(config))


def _json_line(told: Answer) -> str:
    # a mail may hold halves of characters that no file can
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace").decode()


def _words(told: Answer) -> str:
    lines = [one_line(str(told["file"]))]
    for key, label in LINES:
        value = told.get(key)
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
        if text:
            lines.append(f"  {label + ':':<16}{one_line(text)}")
    signs = told.get("evidence")
    for sign in signs if isinstance(signs, list) else []:
        lines.append(f"  {'because:':<16}{one_line(str(sign))}")
    words = str(told.get("reply_text") or "")
    return "\n".join([*lines, paragraph(words, "    | "), ""])
