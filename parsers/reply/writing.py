"""What an attribution looks like: the shapes of "Carla wrote on Monday", as one table."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.body.lines import Line
from parsers.reply.moment import FULL_DATE, TIME, has_date, is_full_date
from parsers.reply.person import WRAPPERS, address_span, is_numbered
from parsers.reply.phrasebook import LEADS, WEEKDAYS, fold, is_small
from parsers.reply.verb import is_written, verb_at

_SHORTENED_MAX = 4  # characters of "Mrs." and "Aa."
ENDS = (":", "：", "：", "︰", "፦", "։", "៖")


class Look(NamedTuple):
    """What is seen of some joined lines that may be an attribution."""

    text: str
    bare: str  # without what is drawn around it
    folded: str
    span: tuple[int, int] | None  # of the address in `bare`
    dated: bool
    full: bool  # a day, a year and a time
    wrote: bool
    ended: bool  # by a colon, or drawn around
    began: bool
    quoted: bool  # quote marks stand below
    single: bool  # it was not joined from several lines
    alone: bool  # nothing stands right above
    closed: bool  # and nothing below that goes on with it
    answers: bool

    @property
    def behind(self) -> str:
        """The words behind the address."""
        return self.bare[self.span[1] :].strip(WRAPPERS + ">)]:：") if self.span else ""

    @property
    def last(self) -> bool:
        """Whether the address ends it."""
        return self.span is not None and not self.behind

    @property
    def angled(self) -> bool:
        """Whether the address stands in brackets."""
        return self.span is not None and self.bare[: self.span[0]].rstrip()[-1:] in ("<", "(", "[")

    @property
    def length(self) -> int:
        return len(self.bare.split())


def look_at(
    text: str,
    folded: str,
    first: Line,
    *,
    quoted: bool,
    alone: bool,
    closed: bool,
    answers: bool,
) -> Look | None:
    """The features of `text`; None when it has none of those that an attribution needs."""
    dated = has_date(folded)
    if not (quoted or dated or (alone and answers and ("@" in text or text[:2] == "--"))):
        return None
    bare = text.strip(WRAPPERS)
    return Look(
        text,
        bare,
        folded,
        address_span(bare),
        dated,
        dated and is_full_date(folded),
        is_written(folded),
        bare.endswith(ENDS) or (text.startswith("--") and text.endswith("--")),
        begins(first),
        quoted,
        text == first.words,
        alone,
        closed,
        answers,
    )


def _is_groupwise(look: Look) -> bool:
    return look.dated and look.text.startswith(">>>") and look.text.endswith(">>>")


def _is_ticketed(look: Look) -> bool:
    """ "[Carla Diaz - Mon Mar 02 09:15:22 2026]:", as ticket systems write it."""
    return look.quoted and look.dated and look.bare[0:1] == "[" and look.bare[-1] in ":]"


def _is_above_marks(look: Look) -> bool:
    """Quote marks stand below: two of date, author and verb will do."""
    if not look.quoted:
        return False
    if not look.ended:
        return look.dated and (look.wrote or look.last)
    short = look.length <= 12
    if (look.wrote or look.span is not None) and (look.dated or (short and _is_told(look))):
        return True
    return look.full and look.length <= 16 and _is_named(look.bare)


def _is_told(look: Look) -> bool:
    """Whether it says who wrote; "Please add carla@alderair.example:" says something else."""
    if look.wrote or look.angled or look.span is None:
        return True
    return not any(map(is_small, look.bare[: look.span[0]].split()))


def _is_name_alone(look: Look) -> bool:
    """ "Carla Diaz te ekri:" above quote marks, in a language that nobody taught us."""
    if not (look.quoted and look.ended and look.alone and look.single and look.answers):
        return False
    return look.length <= 7 and look.bare[:1].isupper() and _is_named(look.bare)


def _is_dated_author(look: Look) -> bool:
    """A date and an address, and a colon at the end."""
    if look.span is None or not look.dated or not look.ended:
        return False
    if look.began or look.wrote or (look.full and look.angled):
        return True
    behind, before = look.bare[look.span[1] :], look.bare[: look.span[0]].split()
    return has_date(behind) and len(before) <= 5 and len(behind) < 60


def _is_open_ended(look: Look) -> bool:
    """The same without a colon: the verb is known, or nothing else stands in the paragraph."""
    if not (look.dated and look.began and look.last) or look.ended:
        return False
    apart = look.alone and look.closed
    return look.wrote or (apart and look.full and look.angled and look.answers)


def _is_undated_author(look: Look) -> bool:
    """ "Carla Diaz <carla@alderair.example> te ekri:" as a paragraph of an answer."""
    if look.span is None or not (look.alone and look.answers and look.ended):
        return False
    name = look.bare[: look.span[0]].strip(WRAPPERS + "<([,").split()
    if len(name) > 5 or len(look.behind.split()) > 4 or any(map(is_small, name[:1])):
        return False
    return look.wrote or (look.angled and bool(name) and not any(map(is_numbered, name)))


def _is_framed(look: Look) -> bool:
    """ "---- Carla Diaz wrote ----", drawn around by a program."""
    return (
        look.wrote
        and look.ended
        and look.alone
        and look.text[:2] == "--"
        and (look.answers and look.text[-2:] == "--" and look.length <= 8)
    )


def _is_writer(look: Look) -> bool:
    return (
        look.dated
        and look.ended
        and look.span is None
        and look.wrote
        and (_is_dated_writer(look.folded, began=look.began))
    )


FORMS = (
    _is_groupwise,
    _is_ticketed,
    _is_above_marks,
    _is_name_alone,
    _is_dated_author,
    _is_open_ended,
    _is_undated_author,
    _is_framed,
    _is_writer,
)


def is_glued(look: Look) -> bool:
    """Date, author and colon, with the quoted text on the same line."""
    if not (look.dated and look.span and look.began):
        return False
    return look.quoted or (look.full and look.angled)


def _is_named(text: str) -> bool:
    """Whether a name of two words or more stands in `text`, or a script without capitals."""
    run = 0
    for word in text.split():
        if word[-1] in "!?" or (word[-1] == "." and len(word) > _SHORTENED_MAX):
            run = 0  # a sentence ends
            continue
        bare = word.strip(WRAPPERS + ",.:<>()[]")
        if not bare or is_numbered(bare) or fold(bare) in WEEKDAYS:
            run = 0
        elif bare[0].isupper():
            run += 1
            if run == 2:
                return True
        elif not is_small(bare):
            return True
        elif len(bare) > 3:
            run = 0
    return False


def begins(line: Line) -> bool:
    """Whether an attribution may begin with this line: a date, a weekday, "On"."""
    bare = line.folded[:60].lstrip(WRAPPERS + "[(")
    if not bare:
        return False
    if bare[0].isdigit():
        return True
    first = bare.split(None, 1)[0].rstrip(".,;:")
    return first in LEADS or first in WEEKDAYS or first[:1] in "在於于"


def _is_dated_writer(folded: str, *, began: bool) -> bool:
    """Without address and quote marks: a short line with a full date, and the verb at its end.

    Or with a name before the verb, and nothing but date and time behind it.
    """
    timed = TIME.search(folded)
    if len(folded.split()) > 16 or not (timed or re.search(r"\b20\d\d\b", folded)):
        return False
    verb = verb_at(folded)
    if verb is None:
        return False
    if began:
        return verb > len(folded) * 0.5 or len(folded) - verb < 25
    full = FULL_DATE.search(folded)
    return timed is not None and full is not None and len(folded[: full.start()].split()) <= 6
