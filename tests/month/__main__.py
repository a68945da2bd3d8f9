"""Play a month and write its ledger, or play a year and hold every promise each evening.

python -m tests.month SEED MAILS
python -m tests.month --year [--seed SEED] [--days DAYS]
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from dataclasses import replace

from tests.month.accounts import month_setup
from tests.month.invariants import Record
from tests.month.ledger import digest, ledger
from tests.month.month import Month
from tests.month.promises import Account, held
from tests.month.span import YEAR

SEED = 20261028


def main() -> int:
    logging.disable()
    parser = argparse.ArgumentParser(prog="python -m tests.month", description=__doc__)
    parser.add_argument("--year", action="store_true", help="200 customers, 20,000 mails")
    parser.add_argument("--seed", type=int, default=SEED, help="of the year")
    parser.add_argument("--days", type=int, default=YEAR.days, help="fewer days of the year")
    parser.add_argument("numbers", type=int, nargs="*", metavar="SEED MAILS")
    asked = parser.parse_args()
    if asked.year:
        return _play_a_year(asked.seed, asked.days)
    seed, mails = asked.numbers
    month = Month(month_setup(), seed, mails)
    for _ in month.days():
        pass
    sys.stdout.writelines(f"{line}\n" for line in ledger(month.world.simulated))
    return 0


def _play_a_year(seed: int, days: int) -> int:
    """Play it, tell each month and each broken promise, and return whether there was one."""
    span = replace(YEAR, days=days, mails=YEAR.mails * days // YEAR.days)
    year, account, begun = (
        Month(month_setup(span), seed, span.mails, span),
        Account(Record(whole_each=10)),
        time.time(),
    )
    faults = 0
    for number, day in enumerate(year.days(), 1):
        broken = held(day, account)
        faults += len(broken)
        for one in broken:
            print(f"day {number}: {one}", flush=True)
        if number % 30 == 0 or number == days:
            print(f"day {number} of {days}: {time.time() - begun:.0f} s", flush=True)
    print(f"{span.mails} mails of {len(year.kinds)} kinds, {sum(account.left.values())} letters")
    print(f"never sent: {', '.join(sorted(account.missing())) or 'no notice'}")
    print(f"broken promises: {faults}; ledger {digest(year.world.simulated)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
