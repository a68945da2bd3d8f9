"""What no command expected, in the words of an admin: no traceback reaches one."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from gateway.cli.exit_codes import Exit, Stop
from gateway.store.errors import UNAVAILABLE, damage_of, reason_of
from outbound.templates import BadTemplate

HERE = Path(__file__).resolve().parents[2]
ROOMS = ("gateway", "outbound", "parsers", "rules")
FULL = {errno.ENOSPC: "make room on that disk", errno.EDQUOT: "make room in that quota"}


def stop_for(error: Exception) -> Stop:
    """Return how a command ends that met an error which nobody took care of."""
    if damage := damage_of(error):
        return Stop(f"database: {damage}", Exit.CONFIG)
    if isinstance(error, BadTemplate):
        return Stop(f"templates: {error}; see: ticketgate check", Exit.CONFIG)
    if isinstance(error, UNAVAILABLE):
        return Stop(
            f"database: {reason_of(error)}; is it running, and is there room on its disk?",
            Exit.UNAVAILABLE,
        )
    if isinstance(error, OSError) and error.errno is not None:
        what = f"{error.filename or 'the output'}: "
        cure = FULL.get(error.errno, "see whether it is there, and whose it is: ls -ld")
        return Stop(f"{what}{error.strerror}; {cure}", Exit.UNAVAILABLE)
    return Stop(
        f"a fault of ticketgate itself: {type(error).__name__}: {error} ({_place_of(error)}); "
        "please report this line",
        Exit.SOFTWARE,
    )


def _place_of(error: Exception) -> str:
    """Return the innermost line of ours at which it happened."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(HERE) and path.relative_to(HERE).parts[0] in ROOMS:
            return f"{path.relative_to(HERE)}:{frame.lineno}"
    return "outside"
