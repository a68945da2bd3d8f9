"""Play a month and write its ledger: python -m tests.month SEED MAILS."""

from __future__ import annotations

import logging
import sys

from tests.month.ledger import ledger
from tests.month.month import Month
from tests.month.town import town_house


def main() -> None:
    logging.disable()
    seed, mails = map(int, sys.argv[1:])
    month = Month(town_house(), seed, mails)
    for _ in month.days():
        pass
    sys.stdout.writelines(f"{line}\n" for line in ledger(month.world.stage))


if __name__ == "__main__":
    main()
