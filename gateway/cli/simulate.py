"""`ticketgate simulate`: whole histories of a desk from seeds, where everything fails."""

from __future__ import annotations

import logging

import click

from gateway.simulate.history import Histories, Outcome, found_site

SHOWN_MAX = 20  # of what is wrong with one history


@click.command()
@click.option("--seed", type=int, default=1, show_default=True, help="The first history.")
@click.option(
    "--count", type=int, default=1, show_default=True, help="How many, one after another."
)
@click.option("--trace", is_flag=True, help="Tell what happens, moment by moment.")
@click.option("--ledger", is_flag=True, help="Print every row of the database at the end.")
def simulate(seed: int, count: int, trace: bool, ledger: bool) -> int:
    """Play gateways that crash, disks that fail and relays that lie, on a clock of their own.

    The same seed is the same history, to the byte, on the same version. Exit status 1 when a
    history breaks a promise (docs/reliability.md).
    """
    logging.disable()
    failed = 0
    with found_site() as site:
        histories = Histories(site)
        for one in range(seed, seed + count):
            outcome = histories.play(one, click.echo if trace else lambda line: None)
            failed += bool(outcome.broken)
            _tell(outcome, count)
            if ledger:
                click.echo(outcome.ledger)
    if count > 1:
        click.echo(f"{count} histories, {failed} of them broke a promise")
    return 1 if failed else 0


def _tell(outcome: Outcome, count: int) -> None:
    """Tell how one history ended; of many, only those that failed."""
    for line in outcome.broken[:SHOWN_MAX]:
        click.echo(f"seed {outcome.seed}: {line}")
    if count == 1 or outcome.broken:
        word = "broke a promise" if outcome.broken else "kept every promise"
        click.echo(f"seed {outcome.seed}: {word}; its ledger is {outcome.digest}")
