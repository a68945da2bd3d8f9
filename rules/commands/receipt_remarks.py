"""What a mail did beside its ticket, as the receipt tells it: remarks, absences, other tickets."""

from __future__ import annotations

from rules.draft import Draft
from rules.effects import (
    HELD_DONE,
    LEAVE_WRITTEN,
    TIME_ENTERED,
    Effect,
    GiveOrder,
    PutAbsence,
    RecallInput,
    Remark,
    SetBlocked,
)
from rules.model.audience import person_name
from rules.model.recall import AFTER_ALL

# Remarks that a receipt tells.
TOLD = {TIME_ENTERED: "Time", LEAVE_WRITTEN: "Leave", HELD_DONE: "Held mail"}
DOES = ("tag", "untag")  # what an order about another ticket names besides itself
KEYS = ("number", "by")  # whose ticket, and who asks


def told_lines(draft: Draft) -> tuple[str, ...]:
    """Return what was done beside the ticket: remarks, absences, orders about other tickets."""
    lines = (_told(one, draft) for one in draft.effects)
    return tuple(dict.fromkeys(filter(None, lines)))


def _told(effect: Effect, draft: Draft) -> str:
    match effect:
        case Remark() if effect.kind in TOLD:
            return f"{TOLD[effect.kind]}\t{effect.detail}"
        case PutAbsence():
            name = person_name(effect.handle, draft.case, draft.scene.desk)
            first, last = effect.first_day.isoformat(), effect.last_day
            if last is None:
                return f"Away\t{name} from {first} until #back"
            if last < effect.first_day:
                return f"Leave\tof {name} from {first} called off"
            return f"Away\t{name} from {first} to {last.isoformat()}"
        case RecallInput() if effect.recall.how == AFTER_ALL:
            return "Text\tgoes out after all"
        case SetBlocked(is_blocked=True):
            return f"Blocked\t{effect.entry}; #unblock {effect.entry} lifts it"
        case SetBlocked():
            return f"Blocked\t{effect.entry} no more"
        case GiveOrder(verb="merge" | "unmerge", values=values):
            gone = effect.verb == "unmerge"
            what = "what came from {} goes again" if gone else "gets notes, files, people of {}"
            return f"Ticket\t{values['number']} {what.format(values['from'])}"
        case GiveOrder() if "number" in effect.values:
            words = ", ".join(_asked(*one) for one in effect.values.items() if one[0] not in KEYS)
            return f"Ticket\t{effect.values.get('number', '')}: {words}"
        case _:
            return ""


def _asked(key: str, value: str) -> str:
    return f"{key} {value}" if key in DOES else key
