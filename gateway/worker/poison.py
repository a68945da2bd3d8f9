"""A mail on trial: read by a process of its own, to see whether it is what ends us.

Who is killed from outside cannot tell that from a mail that broke the reader. A child can: it
dies of the mail or it does not.
"""

from __future__ import annotations

import subprocess
import sys

from parsers import Limits, Reading, read_mail

TRIAL_SECONDS = 30  # far above what the worst mail inside the limits takes


def survives_reading(raw: bytes) -> bool:
    """Say whether a reader of its own lives through this mail."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "gateway.worker.poison"],
            input=raw,
            timeout=TRIAL_SECONDS,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _read() -> None:
    raw = sys.stdin.buffer.read()
    try:
        read_mail(raw, reading=Reading(limits=Limits(size_max=len(raw) + 1)))
    except Exception:
        return  # refused, or a fault of ours that the clerk counts: nobody died


if __name__ == "__main__":
    _read()
