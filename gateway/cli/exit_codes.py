"""How a command ends when it cannot do what was asked."""

from __future__ import annotations

from enum import IntEnum

import click


class Exit(IntEnum):
    """sysexits(3), as far as they are used here."""

    OK = 0
    USAGE = 64  # the command line is wrong
    DATA = 65  # what was given cannot be taken, now or later
    NO_INPUT = 66  # a path cannot be read, a name is unknown
    UNAVAILABLE = 69  # something cannot be reached
    SOFTWARE = 70  # a fault of ours
    LATER = 75  # not now; pipe transports try again
    NO_PERMISSION = 77  # a login is refused
    CONFIG = 78  # faults in files
    INTERRUPTED = 130  # as a shell says it


class Stop(click.ClickException):
    """The command ends here. The message names the thing and the way out."""

    def __init__(self, message: str, code: Exit) -> None:
        super().__init__(message)
        self.code = code
