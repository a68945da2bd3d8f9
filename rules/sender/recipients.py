"""The words in our own addresses: which status, which visibility, which token (CMD-05)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rules.commands.refusals import ErrorCode, Refusal
from rules.copies import replace
from rules.model.mail import CommandLine
from rules.model.status import find_status, is_system_only
from rules.model.ticket import Visibility
from rules.policy.desk import Desk
from rules.quick_records import filled

_PUBLIC, _INTERNAL = Visibility.PUBLIC, Visibility.INTERNAL
# Each word is a command of its own name; here is what becomes of the mail's text.
STATUS_WORDS: dict[str, Visibility] = {
    "waiting": _PUBLIC,
    "wc": _PUBLIC,
    "complete": _PUBLIC,
    "done": _PUBLIC,
    "vendor": _INTERNAL,
    "linksent": _PUBLIC,
    "noshow": _INTERNAL,
    "resource": _INTERNAL,
    "admin": _INTERNAL,
    "progress": _INTERNAL,
    "payment": _INTERNAL,
    "todo": _INTERNAL,
    "defer": _INTERNAL,
}
VISIBILITY_WORDS: dict[str, Visibility] = {
    "internal": _INTERNAL,
    "note": _INTERNAL,
    "public": _PUBLIC,
}
WORDS = (*STATUS_WORDS, *VISIBILITY_WORDS, "phone", "me")


@filled
@dataclass(frozen=True, slots=True)
class Addressed:
    """What all our addresses on one mail say together."""

    ours: bool = False  # at least one address is ours
    lines: tuple[CommandLine, ...] = ()  # the status words, as if they stood in the block
    word_visibility: Visibility | None = None  # said by `internal`, `note` or `public`
    status_visibility: Visibility | None = None  # goes with the status word
    tokens: tuple[str, ...] = ()
    bounce_tokens: tuple[str, ...] = ()
    person_level: bool = False
    unknown: tuple[str, ...] = ()  # words that mean nothing here (E-01)
    unseen: tuple[str, ...] = ()  # words that stand in the envelope alone
    carried: tuple[tuple[str, str], ...] = ()  # (address, who): a customer put it there (W-17)

    @property
    def has_words(self) -> bool:
        """Whether some word asks for something (tokens and visibility apart)."""
        return bool(self.lines or self.unknown)

    @property
    def visibility(self) -> Visibility | None:
        return self.word_visibility or self.status_visibility


def read_recipients(addresses: Iterable[str], desk: Desk) -> Addressed:
    """Return what the recipients say, looked for in the order of GW-25."""
    parts = [words for one in addresses if (words := words_of(one, desk)) is not None]
    found = Addressed(ours=bool(parts))
    for word in dict.fromkeys(word for words in parts for word in words):
        found = _with_word(found, word, desk)
    return found


def read_addresses(
    delivered_to: Iterable[str], shown: Iterable[str], desk: Desk, carried: dict[str, str]
) -> Addressed:
    """Return what all recipients say; `shown` stand in To and Cc, the others in the envelope alone.

    `carried` names the words that the customer's own mail brought in, and who wrote that: of these
    only those that keep a text inside count, the safe side.
    """
    recipients = tuple(delivered_to)
    kept = tuple(_without(one, carried, desk) for one in recipients)
    seen = {word for one in shown for word in words_of(one, desk) or ()}
    said = dict.fromkeys(word for one in kept for word in words_of(one, desk) or ())
    unseen = tuple(word for word in said if word not in seen and _is_asked_about(word))
    brought = dict.fromkeys(
        (one, carried[word])
        for one in recipients
        for word in words_of(one, desk) or ()
        if word in carried and _is_asked_about(word)
    )
    return replace(read_recipients(kept, desk), unseen=unseen, carried=tuple(brought))


def words_in(addresses: Iterable[str], desk: Desk) -> tuple[str, ...]:
    """Return the words of our own addresses among these that could set or send something."""
    words = (word for one in addresses for word in words_of(one, desk) or ())
    return tuple(word for word in dict.fromkeys(words) if _is_asked_about(word))


def _is_asked_about(word: str) -> bool:
    """Tokens only route, and what keeps a text inside is obeyed wherever it stands."""
    is_token = word[:2] in ("t.", "b.")
    return not is_token and VISIBILITY_WORDS.get(word) is not _INTERNAL


def _without(address: str, carried: dict[str, str], desk: Desk) -> str:
    """Return the address without the words that were carried back."""
    words = words_of(address, desk) or ()
    if not any(word in carried and _is_asked_about(word) for word in words):
        return address
    domain = address.rpartition("@")[2]
    local = _base_of(address.casefold(), desk)
    if local is None:  # an alias that stands for the words
        local, _, domain = desk.base_address.rpartition("@")
    kept = (word for word in words if word not in carried or not _is_asked_about(word))
    return f"{'+'.join((local, *kept))}@{domain}"


def words_of(address: str, desk: Desk) -> tuple[str, ...] | None:
    """Return the words behind our base address; () for none, None when it is not ours."""
    folded = address.casefold()
    for alias, word in desk.aliases:
        if folded == alias.casefold():
            return tuple(word.casefold().split("+")) if word else ()
    if any(folded in queue.addresses for queue in desk.queues):
        return ()
    local, _, domain = folded.rpartition("@")
    if local.startswith("bounces+") and domain == desk.base_address.casefold().rpartition("@")[2]:
        return ("b." + local[8:],)
    base = _base_of(folded, desk)
    if base is None:
        return None
    return tuple(word for word in local[len(base) + 1 :].split("+") if word)


def _base_of(address: str, desk: Desk) -> str | None:
    """Return the local part of ours that the address is, or begins with; None for neither."""
    local, _, domain = address.rpartition("@")
    for one in desk.bases:
        base, _, base_domain = one.rpartition("@")
        if domain == base_domain and (local == base or local.startswith((f"{base}+", f"{base}-"))):
            return base
    return None


def _with_word(found: Addressed, word: str, desk: Desk) -> Addressed:
    name, _, argument = word.partition(".")
    if name == "t" and argument:
        return replace(found, tokens=(*found.tokens, argument))
    if name == "b" and argument:
        return replace(found, bounce_tokens=(*found.bounce_tokens, argument))
    if word in VISIBILITY_WORDS:
        return replace(found, word_visibility=VISIBILITY_WORDS[word])
    if word == "me":
        return replace(found, person_level=True)
    if word == "phone":
        return _with_line(found, CommandLine(f"+{word}", "attempt", "phone now"), _INTERNAL)
    if word in STATUS_WORDS or name == "defer":
        line = CommandLine(f"+{word}", name, argument)
        return _with_line(found, line, STATUS_WORDS[name])
    status = find_status(word, desk.policies[desk.profile])
    if status is not None and is_system_only(status):  # E-07 follows when it is to be set
        return _with_line(found, CommandLine(f"+{word}", "status", word), _INTERNAL)
    return replace(found, unknown=(*found.unknown, word))


def _with_line(found: Addressed, line: CommandLine, visibility: Visibility) -> Addressed:
    return replace(
        found,
        lines=(*found.lines, line),
        status_visibility=found.status_visibility or visibility,
    )


def unknown_word(word: str) -> Refusal:
    """E-01 for a word behind our address that means nothing."""
    facts = (("line", f"+{word}"), ("suggestions", ", ".join(f"+{one}" for one in WORDS)))
    return Refusal(ErrorCode.UNKNOWN_COMMAND, facts, f"+{word}")
