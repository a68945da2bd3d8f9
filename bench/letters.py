"""What a letter costs: words from the case, then both parts as bytes for the relay."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

from gateway.config.desk_file import example_desk
from outbound.mime import write_mime
from outbound.samples import write_sample
from rules.model.notice import Notice

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
ROUNDS = 400
NOTICES = (Notice.N_01, Notice.N_02, Notice.N_03, Notice.N_09_1, Notice.N_33)


def main() -> None:
    """Print the processor time of a letter, on average over common notices."""
    desk = example_desk()
    for notice in NOTICES:
        write_mime(write_sample(notice, desk, NOW), NOW)
    words = bytes_ = 0.0
    for number in range(ROUNDS):
        began = time.process_time()
        letters = [write_sample(notice, desk, NOW) for notice in NOTICES]
        wrote = time.process_time()
        # each letter has words of its own; only a ticket's thread is the same in several
        letters = [replace(one, words=f"{one.words}\n\nletter {number}") for one in letters]
        for one in letters:
            write_mime(one, NOW)
        words += wrote - began
        bytes_ += time.process_time() - wrote
    many = ROUNDS * len(NOTICES) / 1000
    print(
        f"a letter: words {words / many:.2f} ms (the clerk), "
        f"text, twin and MIME {bytes_ / many:.2f} ms (the post), together "
        f"{(words + bytes_) / many:.2f} ms"
    )


if __name__ == "__main__":
    main()
