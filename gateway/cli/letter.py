"""`ticketgate letter`: a notice as this desk would write it."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.read_only import looking_at
from gateway.cli.site import read_desk, read_settings
from gateway.store.timeline_rows import load_timeline
from gateway.view.screen_text import one_line, paragraph
from outbound.layout import write_twin
from outbound.letter import Letter
from outbound.samples import write_sample
from rules.model.notice import Notice
from rules.model.ticket import Case


@click.command()
@click.argument("notice", metavar="NOTICE")
@click.option("--ticket", "number", metavar="NUMBER", help="With the data of this ticket.")
@click.option("--lang", default="en", show_default=True, help="For a contact of this language.")
@click.option("--html", "page", type=click.Path(path_type=Path), help="Write the HTML twin there.")
@click.pass_context
def letter(
    context: click.Context, notice: str, number: str | None, lang: str, page: Path | None
) -> None:
    """Show a notice (N-09.1) as this desk would write it; nothing is sent.

    What an order would say is sample data; without --ticket, so is the ticket. Without a settings
    file it is the packaged desk.
    """
    known = {one.value.casefold(): one for one in Notice}
    wanted = known.get(notice.casefold())
    if wanted is None:
        near = [one.value for one in Notice if one.value.casefold().startswith(notice.casefold())]
        listed = ", ".join(near or [one.value for one in Notice])
        raise Stop(f"There is no notice {notice}; there are: {listed}", Exit.USAGE)
    written, folder = _write(context, wanted, number, lang)
    if page is None:
        _tell(written)
        return
    html = write_twin(written.words, subject=written.subject, lang=written.lang, folder=folder)
    try:
        page.write_text(html, "utf-8")
    except OSError as error:
        raise Stop(f"{page}: cannot be written: {error.strerror}", Exit.NO_INPUT) from None
    click.echo(f"{page} is written: open it in a browser.")


def _write(
    context: click.Context, notice: Notice, number: str | None, lang: str
) -> tuple[Letter, Path | None]:
    config: Path = context.obj
    named = context.find_root().get_parameter_source("config") is not ParameterSource.DEFAULT
    if config.exists() or named or number:
        settings = read_settings(config)
        desk, folder = read_desk(settings), settings.templates
    else:
        from gateway.config.desk_file import example_desk

        desk, folder = example_desk(), None
    case = _case_of(config, number) if number else None
    return write_sample(notice, desk, now(), case=case, lang=lang, folder=folder), folder


def _case_of(config: Path, number: str) -> Case:
    with looking_at(config) as connection:
        timeline = load_timeline(connection, number.upper())
    if timeline is None:
        raise Stop(f"There is no ticket {number}; see: ticketgate ticket list", Exit.NO_INPUT)
    return timeline.case


def _tell(written: Letter) -> None:
    for name, value in (*written.headers[:3], ("Subject", written.subject)):
        click.echo(f"{name}: {one_line(value)}")
    click.echo()
    click.echo(paragraph(written.text, ""))
