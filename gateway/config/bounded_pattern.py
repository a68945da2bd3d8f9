"""Patterns that an admin wrote, checked so that no subject can make them run away.

A repeat may stand behind one character or one class only, never behind a group: so nothing nests,
and nothing is exponential. What the repeats of a pattern come to is bounded as well, for a subject
of SUBJECT_MAX characters: those behind one another multiply, those of alternatives add.
"""

from __future__ import annotations

import re

from rules.policy.integration import SUBJECT_MAX

PATTERN_MAX = 200  # characters
WORK_MAX = 20_000_000  # ways to divide a subject among the repeats: half a second at the worst
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?P<\w+>|\?:|\?[^)]{0,8})?|\{\d*,?\d*\}|.", re.DOTALL
)
_REPEAT = re.compile(r"[*+?]|\{(\d*)(,?)(\d*)\}")


class UnsafePattern(ValueError):
    """The pattern is none, or could run for long. The text says what to write instead."""


def read_pattern(words: str) -> re.Pattern[str]:
    """Return the compiled pattern, case ignored; raise UnsafePattern."""
    if len(words) > PATTERN_MAX:
        raise UnsafePattern(f"is longer than {PATTERN_MAX} characters")
    try:
        pattern = re.compile(words, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise UnsafePattern(f"is no pattern: {error}") from None
    work = 1 if words.startswith("^") and "|" not in words else SUBJECT_MAX
    if work * _count_ways(words) > WORK_MAX:
        raise UnsafePattern('has too many open repeats; bound them: ".{1,40}" for ".+"')
    return pattern


def _count_ways(words: str) -> int:
    """Return in how many ways the repeats may stop: what follows multiplies, alternatives add."""
    before, alternatives, ways = "", 0, 1
    around: list[tuple[int, int]] = []  # of the open groups
    for token in (match[0] for match in _TOKEN.finditer(words)):
        if token.startswith("(?") and not token.startswith(("(?P<", "(?:")):
            raise UnsafePattern("looks around or back; write what stands there instead")
        if re.fullmatch(r"\\[1-9]", token):
            raise UnsafePattern("looks back at a group; write what stands there instead")
        repeat = _REPEAT.fullmatch(token) if before else None
        if repeat is not None and not before.startswith("{"):
            ways *= _lengths(token, repeat, before)
        elif token == "|":
            alternatives, ways = alternatives + ways, 1
        elif token.startswith("("):
            around.append((alternatives, ways))
            alternatives, ways = 0, 1
        elif token == ")":
            inside = alternatives + ways
            alternatives, ways = around.pop()
            ways *= inside
        before = token
    return alternatives + ways


def _lengths(token: str, repeat: re.Match[str], before: str) -> int:
    if token == "?":  # also what makes another repeat stop early
        return 1 if _REPEAT.fullmatch(before) else 2
    if _REPEAT.fullmatch(before):
        raise UnsafePattern(f'repeats a repeat ("{before}{token}")')
    if before == ")":
        raise UnsafePattern(f'repeats a group (")" with "{token}"); repeat one character or class')
    if token in "*+":
        return SUBJECT_MAX
    low, comma, high = repeat.groups()
    if not comma:
        return 1
    return max(1, int(high or SUBJECT_MAX) - int(low or 0) + 1)
