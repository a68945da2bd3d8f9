"""What it costs to read a mail: ours beside mail-parser alone and the standard library alone.

`python -m bench.reading [FOLDER...]` prints CPU milliseconds per mail, median and worst, over the
mails in these folders, by default the fixtures of the tests.
"""

from __future__ import annotations

import email
import logging
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import mailparser

from parsers import UnreadableMail, read_mail

FIXTURES = Path(__file__).resolve().parent.parent / "tests/fixtures/emails"
ROUNDS = 3
AIM = 2.6  # times the cost of mail-parser alone


def main(folders: list[Path]) -> None:
    """Measure every mail under `folders`, by default the fixtures; print one table a folder."""
    logging.disable(logging.CRITICAL)
    for folder in folders or [FIXTURES]:
        mails = [path.read_bytes() for path in sorted(folder.rglob("*.eml"))]
        if mails:
            _report(folder.name, mails)


def _report(name: str, mails: list[bytes]) -> None:
    readers: dict[str, Callable[[bytes], object]] = {
        "standard library": email.message_from_bytes,
        "mail-parser": mailparser.parse_from_bytes,
        "ticketgate": _read,
    }
    print(f"{name}: {len(mails)} mails, CPU ms a mail")
    print(f"{'reader':18}{'median':>9}{'mean':>9}{'worst':>9}")
    means: dict[str, float] = {}
    for reader, read in readers.items():
        costs = list(_measure(read, mails))
        means[reader] = statistics.fmean(costs)
        middle, worst = statistics.median(costs), max(costs)
        print(f"{reader:18}{middle:9.2f}{means[reader]:9.2f}{worst:9.2f}")
    ratio = means["ticketgate"] / means["mail-parser"]
    print(f"ticketgate costs {ratio:.2f} x mail-parser alone (aim: {AIM:.1f} x)\n")


def _measure(read: Callable[[bytes], object], mails: list[bytes]) -> Iterator[float]:
    """The best of some rounds for each mail, in milliseconds."""
    for raw in mails:
        yield min(_once(read, raw) for _ in range(ROUNDS)) * 1000


def _once(read: Callable[[bytes], object], raw: bytes) -> float:
    start = time.process_time()
    try:
        read(raw)
    except Exception:  # mail-parser raises on some broken mails; that costs time too
        pass
    return time.process_time() - start


def _read(raw: bytes) -> object:
    try:
        return read_mail(raw)
    except UnreadableMail as fault:
        return fault


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
