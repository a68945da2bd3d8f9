"""Why a mail was written, as its header tells: to answer, to pass on, or for itself.

A mail that answers nothing has no quotation of its program's making: what looks like one was pasted
by a person, and stays (GW-16).
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.reply.phrasebook import FORWARD_PREFIXES, REPLY_PREFIXES, fold
from rules.quick_records import filled

_PREFIX_MAX = 24
_PREFIXES_MAX = 6
_TITLE_MIN = 3  # a shorter title stands anywhere


@filled
@dataclass(frozen=True, slots=True)
class Occasion:
    """What the header says of a mail's purpose."""

    subject: str = ""
    title: str = ""  # the folded subject without prefixes and tags; empty when too short
    answers: bool = False
    replies: bool = False  # by the subject's prefix
    forwards: bool = False
    writer: str = ""  # the name of who wrote it


def read_occasion(subject: str, *, answers: bool = False, writer: str = "") -> Occasion:
    """The occasion of a mail; `answers` when its header names a mail or a thread it belongs to."""
    prefix = _prefix(subject)
    replies = prefix in REPLY_PREFIXES
    return Occasion(
        subject,
        fold_title(subject),
        answers or replies,
        replies,
        prefix in FORWARD_PREFIXES,
        writer,
    )


def without_prefix(subject: str) -> str:
    """The subject behind its first prefix."""
    at = subject.replace("：", ":").find(":")
    return subject[at + 1 :].strip() if _prefix(subject) and at >= 0 else subject.strip()


def fold_title(subject: str) -> str:
    """The folded subject without prefixes and tags; empty when it is too short to tell anything."""
    text = fold(subject).replace("：", ":")
    for _ in range(_PREFIXES_MAX):
        text = text.strip(" *")
        if text.startswith("[") and "]" in text[:80]:
            text = text[text.index("]") + 1 :]
            continue
        prefix, colon, rest = text[:_PREFIX_MAX].partition(":")
        word = prefix.rstrip("0123456789[]() ")
        if not colon or not (word in REPLY_PREFIXES or word in FORWARD_PREFIXES):
            break
        text = rest + text[_PREFIX_MAX:]
    return text if len(text) >= _TITLE_MIN else ""


def _prefix(subject: str) -> str:
    """The folded word before the first colon, tags such as [EXTERN] passed over."""
    text = subject.strip()
    if text[:5].lower() == "[fwd:":
        return "fwd"
    while text.startswith("[") and "]" in text[:80]:
        text = text[text.index("]") + 1 :].lstrip()
    head = text[:_PREFIX_MAX].replace("：", ":")
    at = head.find(":")
    return fold(head[:at]).rstrip("0123456789[]()") if at > 0 else ""
