"""The commands of `ticketgate`. Each group of them is imported when it is called.

Exit codes are those of sysexits(3), `rehearse` apart, whose three are its own.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gateway.cli.exit_codes import Exit, Stop

if TYPE_CHECKING:
    from gateway.cli.pipe import Left

CONFIG_NAME = "TICKETGATE_CONFIG"
LEFT = "gateway.cli.left"  # where a mail waits that the daemon did not take

# command: where it is written, and what `--help` says of it without importing that
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("gateway.cli.init:init", "Make a folder with everything a gateway needs."),
    "run": ("gateway.cli.run:run", "Take mail, decide, send letters: the daemon."),
    "check": ("gateway.cli.check:check", "Name everything that is wrong with the files."),
    "ingest": ("gateway.cli.ingest:ingest", "Journal mails that lie in files."),
    "parse": ("gateway.cli.parse:parse", "Show what is read in a mail; decide nothing."),
    "explain": ("gateway.cli.explain:explain", "Show what a mail would do, or did, and why."),
    "rehearse": ("gateway.cli.rehearse:rehearse", "Play stories with a clock of their own."),
    "replay": ("gateway.cli.replay:replay", "Try another desk file on the mail of last month."),
    "letter": ("gateway.cli.letter:letter", "Show a notice as this desk would write it."),
    "demo": ("gateway.cli.demo:demo", "Watch a help desk's morning happen by mail."),
    "ticket": ("gateway.cli.ticket:ticket", "List, show and set tickets."),
    "timers": ("gateway.cli.timers:timers", "Show what the clock will do, and when."),
    "outbox": ("gateway.cli.outbox:outbox", "List, retry and drop letters."),
    "held": ("gateway.cli.held:held", "List, show, release and drop mails in quarantine."),
    "people": ("gateway.cli.people:people", "List, show, import and export contacts."),
    "import": (
        "gateway.cli.import_export:import_export",
        "Bring in customers and tickets of another desk.",
    ),
    "mailbox": ("gateway.cli.mailbox:mailbox", "Log in to a mailbox with a browser."),
    "stats": ("gateway.cli.stats:stats", "Count inputs, tickets, letters and timers."),
    "db": ("gateway.cli.db:db", "Upgrade and back up the database."),
}
HIDDEN = {"simulate": "gateway.cli.simulate:simulate"}  # for who works on ticketgate itself


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS and cmd_name not in HIDDEN:
            return None
        where = HIDDEN.get(cmd_name) or COMMANDS[cmd_name][0]
        module_name, _, name = where.partition(":")
        command = getattr(importlib.import_module(module_name), name)
        assert isinstance(command, click.Command)
        if not gc.isenabled():
            gc.freeze()  # what came with it is there to stay
            gc.enable()
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "-c",
    type=click.Path(path_type=Path),
    default=Path("ticketgate.toml"),
    envvar=CONFIG_NAME,
    show_default=True,
    help=f"The settings file; ${CONFIG_NAME} names it too.",
)
@click.version_option(package_name="ticketgate", message="%(prog)s %(version)s")
@click.pass_context
def ticketgate(ctx: click.Context, config: Path) -> None:
    """An email-driven ticket gateway: everybody only ever writes mail."""
    ctx.meta[LEFT], ctx.obj = ctx.obj, config


def run(arguments: Sequence[str], left: Left | None = None) -> int:
    """Run one command and return its exit code; errors are told on standard error.

    `left` is what of `ingest -` was read from standard input already.
    """
    try:
        code = ticketgate.main(
            list(arguments), prog_name="ticketgate", standalone_mode=False, obj=left
        )
    except click.UsageError as error:
        error.show()
        return Exit.USAGE
    except Stop as stop:
        stop.show()
        return stop.code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # whoever read our output has enough; nothing more may be written at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except Exception as error:
        from gateway.cli.unexpected_error import stop_for  # for the few that meet it

        end = stop_for(error)
        end.show()
        return end.code
    return code if isinstance(code, int) else Exit.OK
