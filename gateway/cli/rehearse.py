"""`ticketgate rehearse`: play stories, on the packaged example desk or on one's own."""

from __future__ import annotations

from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.rehearse.outcomes import (
    exit_status,
    find_stories,
    rehearse_story,
    tell_outcome,
    tell_sum,
)
from gateway.rehearse.setups import SetupFaults, example_setup, setup_of


@click.command()
@click.option(
    "--desk",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Another desk.toml, with the ticketgate.toml and contacts.csv beside it.",
)
@click.option("--trace", is_flag=True, help="Print under each step what was decided and why.")
@click.argument("stories", nargs=-1, required=True, type=click.Path(path_type=Path))
def rehearse(desk: Path | None, trace: bool, stories: tuple[Path, ...]) -> int:
    """Play stories: files, or folders with *.story files.

    Exit status 0 when all passed, 1 when an expectation did not hold, 2 when a story cannot be
    played.
    """
    try:
        setup = setup_of(desk) if desk else example_setup()
    except SetupFaults as faults:
        raise Stop(str(faults), Exit.CONFIG) from None
    found = find_stories(stories)
    if not found:
        raise Stop(f"no *.story in {', '.join(map(str, stories))}", Exit.NO_INPUT)
    outcomes = []
    for path in found:
        outcome = rehearse_story(path, setup)
        outcomes.append(outcome)
        for line in tell_outcome(outcome, trace=trace):
            click.echo(line)
    click.echo(tell_sum(outcomes))
    return exit_status(outcomes)
