"""What a few words of a mail mean: a close phrase, a synopsis, a note that says nothing.

Everything here errs to the side of doing nothing: a doubtful subject is an ordinary note.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from rules.number import NUMBER

SUBJECT_MAX = 1000  # characters that are looked at
_CUT = " \0 "  # stands where words were cut out, so that their neighbours do not meet


class CloseVerdict(StrEnum):
    """Whether a subject says that the matter is closed."""

    CLOSE = "close"
    NONE = "none"
    AMBIGUOUS = "ambiguous"


def close_reading(
    subject: str, title: str, phrases: tuple[str, ...], *, parent_subject: str = ""
) -> tuple[CloseVerdict, str]:
    """Return whether the subject of a mail into the ticket with this title closes it (ST-35).

    Of an ambiguous one, also whether it is "negated" or "a question".
    What stands in the title, or in the subject of the mail that is answered, was not said now.
    """
    words, forwarded = _own_words(subject)
    parent, _ = _own_words(parent_subject)
    if _find_phrase(parent, phrases):
        words = _without(words, parent)
    words = _without(words, _own_words(title)[0])
    words = _QUOTED.sub(_CUT, words)
    hit = _find_phrase(words, phrases)
    if hit is None or forwarded:
        return CloseVerdict.NONE, ""
    before, after = words[: hit.start()], words[hit.end() :]
    if "?" in after:
        return CloseVerdict.AMBIGUOUS, "a question"
    if _doubts(before, _DOUBT_BEFORE) or _doubts(after, _DOUBT_AFTER):
        return CloseVerdict.AMBIGUOUS, "negated"
    return CloseVerdict.CLOSE, ""


def is_vague(text: str) -> bool:
    """Whether a note consists of phrases that tell the next person nothing (HO-11)."""
    parts = [_plain(part) for part in re.split(r"[\n.;!,…]+", _folded(text)[:2000])]
    said = [part for part in parts if part]
    return bool(said) and all(_without_filler(part) in _VAGUE for part in said)


def says_customers_order(text: str) -> bool:
    """Whether a sentence says that the customer ordered something (ST-10)."""
    for sentence in re.split(r"[\n.;!?]+", _folded(text)):
        customer = False
        for word in _WORD.findall(sentence):
            if word in _CUSTOMER:
                customer = True
            elif word in _OURSELVES:
                customer = False
            elif customer and word in _ORDERED:
                return True
    return False


NOT_SENT = "(not sent, see error)"  # heads the note of a text that was refused


def is_synopsis(text: str, title: str) -> bool:
    """Whether the new text tells the next department what to do: not short, not just the title."""
    said = " ".join(text.split())
    return len(said) >= 20 and _plain(_own_words(said)[0]) != _plain(_own_words(title)[0])


def folded(text: str) -> str:
    """Return the text as it is compared: NFKC, straight quotes, small letters; line breaks stay."""
    return _folded(text)


def plain_words(text: str) -> str:
    """Return the words alone, in small letters and without marks."""
    return _plain(text)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_REPLY = "re|aw|antw|sv|vs|ref|rif|r|odp|ynt"
_FORWARD = "fw|fwd|wg|tr|rv|enc|vb|i|doorst"
_PREFIX = re.compile(rf"(?:(?P<forward>{_FORWARD})|(?:{_REPLY}))(?:\[\d+\]|\(\d+\)|\^\d+)? ?: ?")
_TAG = re.compile(
    rf"\[?#?{NUMBER.lower()}(?![\w.])\]?"  # ours
    r"|[\[(*]{1,3} ?(?:ext(?:ern(?:al|e|o|a)?)?|suspected spam|spam|caution|approved)\b"
    r"[^\])*]*[\])*]{1,3}"  # marks of mail servers
)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″「」『』", '"') | dict.fromkeys("‘’‚‛‹›′`´", "'"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_BLANKS = re.compile(r"[^\S\n]+")

# Words before the phrase that take it back: negation, condition, hearsay, doubt.
_DOUBT_BEFORE = _words(
    "not never nothing none neither nor hardly barely cannot"
    " if when until till unless once whether before provided assuming"
    " hope hopes hoping hopefully think thinks thought believe believes guess suppose supposedly"
    " seems seem apparently allegedly maybe perhaps probably possibly might may could would should"
    " say says said tell tells told claim claims claimed write writes wrote written hear heard"
    " sure confirm confirms check verify ensure wonder wondering doubt unclear unsure"
    " ask asks asked asking know wait waiting pretend expect why how partly partially"
)
# Words behind it that limit it.
_DOUBT_AFTER = _words(
    "but however except only not still partly partially again until till if or although though"
    " unless yet when while whenever once never nope temporarily almost nearly mostly besides"
    " sometimes hopefully maybe perhaps otherwise"
)

_CUSTOMER = frozenset({"customer", "customers", "customer's", "client", "clients", "client's"})
_OURSELVES = frozenset({"we", "our", "ours", "us", "i"})
_ORDERED = _words("ordered orders ordering buying buys bought purchased purchasing")

_VAGUE = frozenset(
    (
        *("troubleshooting ongoing", "troubleshooting", "troubleshooting continues", "ongoing"),
        *("troubleshooting in progress", "work in progress", "working on it", "working on this"),
        *("working on the issue", "working on the problem", "working on the ticket", "working"),
        *("in progress", "see above", "see below", "see ticket", "see notes", "see previous"),
        *("see previous notes", "as above", "as discussed", "tbd", "tba", "tbc", "to be done"),
        *("to be determined", "to be confirmed", "wip", "looking into it", "looking into this"),
        *("looking at it", "looking at this", "will look", "will look into it", "will look at it"),
        *("will check", "will do", "checking", "checking it", "investigating", "investigating it"),
        *("investigation ongoing", "under investigation", "pending", "various", "various things"),
        *("several things", "stuff", "some stuff", "the usual", "usual steps", "usual", "etc"),
        *("done some work", "did some work", "tried some things", "tried a few things"),
        *("tried several things", "tried everything", "more to come", "more later", "follow up"),
        *("following up", "needs follow up", "needs work", "fixing it", "no update", "no updates"),
        *("update later", "on it", "continue", "continuing", "same as before", "as before"),
        *("n a", "na", "dito", "ditto", "ask me", "call me", "to do", "todo"),
    )
)
_FILLER = _words("i i'm im am we we're were are is still currently just now it's and")


def is_reply(subject: str) -> bool:
    """Say whether a subject begins like that of an answer."""
    hit = _PREFIX.match(_TAG.sub(" ", _folded(subject[:SUBJECT_MAX])).strip())
    return hit is not None and hit["forward"] is None


def _own_words(subject: str) -> tuple[str, bool]:
    """The folded subject without prefixes, numbers and marks, and whether it was forwarded."""
    words = _folded(subject[:SUBJECT_MAX])
    forwarded = False
    words = _TAG.sub(" ", words).strip()
    while hit := _PREFIX.match(words):
        forwarded = forwarded or hit["forward"] is not None
        words = words[hit.end() :].lstrip()
    return " ".join(words.split()), forwarded


def _folded(text: str) -> str:
    """NFKC, straight quotes, small letters; line breaks stay."""
    straight = text.translate(_QUOTES)
    if not straight.isascii():
        straight = unicodedata.normalize("NFKC", straight).translate(_QUOTES)
    return _BLANKS.sub(" ", straight.lower()).strip()


def _plain(text: str) -> str:
    """The words alone, without marks."""
    return " ".join(re.findall(r"[\w']+", _folded(text)))


def _find_phrase(words: str, phrases: Iterable[str]) -> re.Match[str] | None:
    """The first close phrase in the words, wherever blanks are."""
    for phrase in phrases:
        pattern = _pattern(phrase)
        hit = pattern.search(words) if pattern is not None else None
        if hit:
            return hit
    return None


@lru_cache(maxsize=256)  # phrases are a desk's own, and few
def _pattern(phrase: str) -> re.Pattern[str] | None:
    pattern = r"\s+".join(re.escape(part) for part in _folded(phrase).split())
    return re.compile(rf"(?<![\w'-]){pattern}(?![\w'-])") if pattern else None


def _without(words: str, said_before: str) -> str:
    """The words without what was said before, cut out once, where it stands as words."""
    if not said_before or said_before not in words:  # a pattern costs more than the look
        return words
    return re.sub(rf"(?<!\w){re.escape(said_before)}(?!\w)", _CUT, words, count=1)


def _doubts(words: str, doubts: frozenset[str]) -> bool:
    """Whether one of the words is in doubt, or ends in "n't"."""
    return any(word in doubts or word.endswith("n't") for word in _WORD.findall(words))


def _without_filler(part: str) -> str:
    return " ".join(word for word in part.split() if word not in _FILLER)
