"""`ticketgate`: what an admin types.

The commands stand in `command_line.py`. A mail from a pipe transport may need none of them: see
`pipe.py`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gateway.cli.pipe import Left


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # until the command is there: nothing that is imported is garbage
    sys.exit(run_command(sys.argv[1:]))


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are told on standard error."""
    left: Left | None = None
    if "ingest" in arguments and "-" in arguments:
        from gateway.cli.pipe import pipe

        ended = pipe(arguments, os.environ, sys.stdin)
        if isinstance(ended, int):
            return ended
        left = ended
    from gateway.cli.command_line import run

    return run(arguments, left)
