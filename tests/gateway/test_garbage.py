"""Memory is looked through seldom, and still looked through."""

from __future__ import annotations

import gc
from weakref import ref

from gateway.garbage import YOUNG_MAX, collect_seldom


class Ring:
    """Something that only a look through memory finds to be garbage."""

    def __init__(self) -> None:
        self.me = self


def test_what_nobody_reaches_is_found_in_time() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        lost = ref(Ring())

        rings = [[one] for one in range(20 * YOUNG_MAX)]

        assert lost() is None
        assert len(rings) == 20 * YOUNG_MAX
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
