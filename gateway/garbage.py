"""How often memory is looked through for what nobody can reach any more."""

from __future__ import annotations

import gc

YOUNG_MAX = 10_000  # containers that were made since the last look and are still there


def collect_seldom() -> None:
    """What is there now stays, and a mail leaves next to nothing: look for it once in many mails.

    Python looks after each 700 containers, which hundreds of records that wait for their commit
    are.
    """
    gc.freeze()
    gc.set_threshold(YOUNG_MAX, *gc.get_threshold()[1:])
