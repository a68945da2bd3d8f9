"""Replies as mail programs write them, in languages known and unknown, read by their form."""

from __future__ import annotations

from collections import Counter

from tests.parsers.replies import Reply, find_own_words, write_reply

REPLIES = 1500
RIGHT_MIN = 0.97  # of every kind and place
RIGHT_OF_ALL_MIN = 0.99


def test_own_words_are_found_by_form() -> None:
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: list[str] = []
    for seed in range(REPLIES):
        reply = write_reply(seed)
        kind, spot = reply.shape.split(":")[0], reply.shape.rsplit(", ", 1)[1]
        made[f"{kind} {spot}"] += 1
        if _is_read(reply):
            right[f"{kind} {spot}"] += 1
        else:
            wrong.append(f"{seed} {reply.shape}")

    short = {
        key: f"{right[key]} of {made[key]}" for key in made if right[key] < RIGHT_MIN * made[key]
    }
    assert not short, wrong
    assert len(wrong) <= (1 - RIGHT_OF_ALL_MIN) * REPLIES, wrong


def _is_read(reply: Reply) -> bool:
    """Whether one answer is found exactly; of several that stand between quotes, all of them."""
    own = " ".join(find_own_words(reply.body, subject=reply.subject).own.split())
    wanted = [" ".join(one.split()) for one in reply.own]
    return own == wanted[0] if len(wanted) == 1 else all(one in own for one in wanted)
