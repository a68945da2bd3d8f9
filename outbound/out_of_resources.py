"""What the machine has run out of: that is no fault of the mail or the letter in hand."""

from __future__ import annotations

import errno

RUN_OUT = frozenset(
    {
        errno.EDQUOT,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
        errno.ENOSPC,
        errno.EROFS,
    }
)


def is_out_of_resources(error: BaseException) -> bool:
    """Say whether it may go well later, by itself or after somebody made room."""
    return isinstance(error, OSError) and error.errno in RUN_OUT
