"""Soft line ends of `format=flowed` (RFC 3676) made whole again."""

from __future__ import annotations


def unflow(text: str, *, delete_space: bool = False) -> str:
    """`text` with its flowed lines joined; quotes keep their depth, "-- " is never joined."""
    out: list[list[str]] = []  # lines, each in its pieces
    open_depth = -1
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        if open_depth == depth and words != "-- ":
            out[-1].append(words)
        else:
            out.append([">" * depth, " " if depth else "", words])
        flowed = words.endswith(" ") and words != "-- "
        if flowed and delete_space:
            out[-1][-1] = out[-1][-1][:-1]
        open_depth = depth if flowed else -1
    return "\n".join(map("".join, out))
