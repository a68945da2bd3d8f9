"""`ticketgate run`: the daemon."""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import signal
import threading
from functools import partial
from pathlib import Path

import click

from gateway.cli.check import look_over, tell_faults
from gateway.cli.database_access import refuse_missing_file
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.site import read_desk, read_keys, read_settings
from gateway.config.settings import Settings
from gateway.daemon import Daemon, Parts
from gateway.garbage import collect_seldom
from gateway.listeners import CannotListen, NothingHanded
from gateway.logs import set_up_log
from gateway.outages import Outages
from gateway.store.engine import DatabaseFault, check_schema, open_engine
from gateway.store.errors import UNAVAILABLE, Engine, reason_of
from gateway.wiring import clerk_maker, courier_of, held_name, warm_up
from outbound.courier import Carrier
from outbound.signing import BadKey
from rules.policy.desk import Desk

STOP_SECONDS = 9.5  # for all that ends in order; a database that hangs would take longer

log = logging.getLogger(__name__)


@click.command()
@click.pass_obj
def run(config: Path) -> Exit:
    """Take mail, decide and send letters until SIGTERM."""
    settings = read_settings(config)
    _, faults = look_over(settings)
    if faults:
        tell_faults(faults)
        return Exit.CONFIG
    outages = set_up_log(settings.log.format, settings.log.level)
    if not settings.relay.is_there:
        log.warning("no relay: letters go to %s", settings.relay.maildir)
    _allow_descriptors()
    engine = _open_database(settings)
    try:
        with held_name(config) as name:
            asyncio.run(_until_told(_parts(name, settings, engine, outages)))
    except NothingHanded as fault:
        raise Stop(f"{fault}; start it by ticketgate.socket", Exit.CONFIG) from None
    except CannotListen as fault:
        raise Stop(str(fault), Exit.UNAVAILABLE) from None
    except Exception:
        log.exception("the gateway ends")  # the log is for who mends it; the screen gets one line
        raise
    finally:
        engine.dispose()
    return Exit.OK


def _allow_descriptors() -> None:
    """Have as many connections as the system lets us: the soft limit is for shells."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _open_database(settings: Settings) -> Engine:
    """Open the database; one that is away is no reason not to open the doors."""
    try:
        refuse_missing_file(settings.database.url)
        engine = open_engine(settings.database.url)
        check_schema(engine)
    except DatabaseFault as fault:
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    except UNAVAILABLE as error:
        told = "database: away; mail is answered 451 until it is back: %s"
        log.error(told, reason_of(error), extra={"trouble": "database"})
    return engine


def _parts(name: str, settings: Settings, engine: Engine, outages: Outages) -> Parts:
    desk, keys = read_desk(settings), read_keys(settings)
    return Parts(
        settings=settings,
        desk=desk,
        engine=engine,
        make_clerk=clerk_maker(settings, desk, keys, engine),
        warm_up=partial(warm_up, settings, desk, keys, engine),
        courier=_courier(settings, desk),
        clock=now,
        name=name,
        tell_ends=outages.tell_ends,
    )


def _courier(settings: Settings, desk: Desk) -> Carrier:
    try:
        return courier_of(settings, desk.domain)
    except BadKey as fault:
        raise Stop(f"relay.dkim_key: {fault}", Exit.CONFIG) from None


async def _until_told(parts: Parts) -> None:
    """Run the daemon until somebody sends SIGTERM, or SIGINT from a terminal."""
    daemon = Daemon(parts)
    collect_seldom()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, _stop, daemon)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # else nohup(1) started us
        hung_up = partial(_stop, daemon) if os.isatty(0) else _tell_hang_up
        loop.add_signal_handler(signal.SIGHUP, hung_up)
    await daemon.run()


def _tell_hang_up() -> None:
    """Nobody's terminal was closed: somebody wants files read, and systemd takes an end by SIGHUP
    for one in order, after which it starts nothing again."""
    log.warning("SIGHUP changes nothing: files are read at a start; run `check`, then restart")


def _stop(daemon: Daemon) -> None:
    """Let it end in order, within ten seconds whatever hangs: nothing needs more than a kill."""
    daemon.stop()
    last = threading.Timer(STOP_SECONDS, _end_at_once)
    last.daemon = True
    last.start()


def _end_at_once() -> None:
    log.warning("stopping took too long: what was in hand is taken up at the next start")
    os._exit(Exit.OK)
