"""Commands that change something: an order, and the clerk's answer to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now

REFUSED = "refused:"  # how the clerk's answer begins when nothing was done


def order(config: Path, verb: str, values: Mapping[str, str]) -> None:
    """Give one order and print the clerk's answer; stop where there is none, or a refusal."""
    # commands of the same files that only look need neither site nor clerk
    from gateway.cli.database_access import reached
    from gateway.cli.site import open_site
    from gateway.wiring import clerk_maker
    from gateway.worker.orders import NoAnswer, give_order

    site = open_site(config)
    make_clerk = clerk_maker(site.settings, site.desk, site.keys, site.engine)
    try:
        answer = reached(
            lambda: give_order(
                site.engine, site.settings.database.url, make_clerk, now, verb, values
            )
        )
    except NoAnswer as fault:
        raise Stop(f"{fault}; is the gateway well? see its log", Exit.LATER) from None
    finally:
        site.engine.dispose()
    if answer.startswith(REFUSED):
        raise Stop(answer.removeprefix(REFUSED).strip(), Exit.DATA)
    click.echo(answer)
