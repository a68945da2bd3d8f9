"""What a piece of work takes of the processor, whoever else has the machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds_of(work: Callable[[], object]) -> float:
    """The processor time of this thread for `work` alone, in seconds.

    Threads that other tests left, and the collection of what thousands of tests left in memory, are
    not the work's: a mail of 300 octets was charged two seconds once that it never takes alone.
    """
    collects = gc.isenabled()
    gc.disable()
    begun = time.thread_time()
    try:
        work()
        return time.thread_time() - begun
    finally:
        if collects:
            gc.enable()
