"""What a timer will do, by which rule, and why then: for people who ask."""

from __future__ import annotations

from datetime import tzinfo

from gateway.view.screen_text import moment
from rules.amount import amount
from rules.model.timer import WHAT_COMES, WHAT_COMES_ROUND, ClockKind, Timer, TimerKind

UNITS = {"cal": "day", "calbh": "day", "bd": "business day", "bd-end": "business day"}
AFTER = {"calbh": ", in service hours", "bd-end": ", at closing"}


def timer_words(timer: Timer, zone: tzinfo) -> str:
    """Return what comes of it, its rule and kind, and from when it counts what."""
    coming = WHAT_COMES[timer.kind]
    since = moment(timer.anchor_at, zone)
    return f"{coming.words} [{coming.rule}: {timer.kind}, {rule_words(timer.rule, since)}]"


def clock_words(kind: str) -> str:
    """Return what comes round for the whole desk."""
    if kind in set(ClockKind):
        coming = WHAT_COMES_ROUND[ClockKind(kind)]
    else:
        coming = WHAT_COMES[TimerKind(kind)]
    return f"{coming.words} [{coming.rule}: {kind}]"


def rule_words(rule: str, since: str) -> str:
    """Return a rule of the clock in words: "2 business days from 2026-11-23 10:00"."""
    kind, _, argument = rule.partition(":")
    if kind.endswith("-lead"):
        argument, _, lead = argument.partition(",")
        before = amount(float(lead), "business hour")
        whole = f"{kind.removesuffix('-lead')}:{argument}"
        return f"{before} before {rule_words(whole, since)}"
    match kind:
        case "bd" | "cal" if argument == "0":
            return "at the opening" if kind == "bd" else "then"
        case "cal" | "calbh" | "bd" | "bd-end":
            much = amount(int(argument), UNITS[kind])
            return f"{much} from {since}{AFTER.get(kind, '')}"
        case "bh":
            return f"{amount(float(argument), 'business hour')} from {since}"
        case "deferred":
            day, _, lead = argument.partition(",")
            lead_days = int(lead or 1)
            before = f"{amount(lead_days, 'business day')} before " if lead_days else "on "
            return f"{before}{day}"
        case "daily":
            return f"each business day at {argument}"
        case "gap":
            return f"{amount(int(argument.removesuffix('m')), 'minute')} from {since}"
        case "opening" | "closing":
            return f"at the {kind}"
        case "hold":
            return "when it may leave"
        case _:
            return f"{rule} from {since}"
