"""The handoff: a ticket changes hands with all that the next person needs (S3, HO-01 to HO-14).

`#handoff` names who gets it; the note below has the eight parts. Nothing of it is a customer's:
what they are told stands under "Tell user:", or is a template.
"""

from __future__ import annotations

from rules.behaviour import Behaviour
from rules.commands.arguments import HandoffArgs
from rules.commands.assignment import give
from rules.commands.handoff_parts import Handoff, Part, read_handoff_parts, says_none
from rules.commands.lookup import refuse
from rules.commands.passing import as_office_work, whole_or_refused
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.table import Command, Verb
from rules.commands.targets import Place, find_place
from rules.context import Scene
from rules.effects import Effect, Fact, Remark, SendNotice, Warn
from rules.model.attached import says_attached
from rules.model.audience import customers, ticket_of
from rules.model.notice import Notice
from rules.model.ticket import Case
from rules.model.timer import TimerKind
from rules.policy.choices import HandoffRequired
from rules.timing import find_timer


def hand_off(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """HO-02 to HO-14: whole or not at all; the next one, and perhaps the customer, are told."""
    args = command.args
    assert isinstance(args, HandoffArgs)
    optional = scene.policy.handoff_required is HandoffRequired.NO
    if optional and not scene.text.strip():
        return refuse(ErrorCode.NO_SENTENCE, command, ("verb", "#handoff"))
    place = find_place(args.target, case, command, scene)
    if isinstance(place, Refusal):
        return place
    written = as_office_work(read_handoff_parts(scene.text, scene.policy), place, case, scene)
    handoff = whole_or_refused(written, place, case, command, scene)
    if isinstance(handoff, Refusal):
        return handoff
    return (
        *give(place, case, scene, handoff, verb="handed"),
        *_tell_user(place, case, scene, handoff, asked=args.tell_user),
        *_files_missing(case, scene, handoff),
    )


def _tell_user(
    place: Place, case: Case, scene: Scene, handoff: Handoff, *, asked: bool
) -> tuple[Effect, ...]:
    """HO-10: N-21 in their own words or ours; else W-08 while the customer waits for an answer."""
    own = handoff.said(Part.TELL_USER)
    if not asked and not own:
        waits = find_timer(case, TimerKind.REPLY_DUE) is not None and not scene.is_public
        because = "handed over while the customer waits for an answer"
        warning = Warn(code=WarningCode.CUSTOMER_NOT_TOLD, rule="HO-10", because=because)
        return (warning,) if waits else ()
    if ticket_of(case).internal:
        because = "an internal ticket"
        return (Remark(kind="notice_suppressed", detail="N-21", rule="ZD-01", because=because),)
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "target_public_name": place.public_name or None,
        "text": own or None,
    }
    because = f"{scene.sender.name} tells the customer who goes on"
    return tuple(
        SendNotice(
            notice=Notice.N_21,
            to=person,
            facts=facts,
            not_before=scene.hold(),
            files=scene.relayed_files if own else (),
            rule="HO-10",
            because=because,
        )
        for person in customers(case)
    )


def _files_missing(case: Case, scene: Scene, handoff: Handoff) -> tuple[Effect, ...]:
    """HO-06: files are named, but none came along, now or earlier (W-10)."""
    if scene.files or any(not note.withdrawn for note in case.filed_notes):
        return ()
    if says_none(handoff.said(Part.FILES)) or says_attached(scene.text):  # that warns by itself
        return ()
    because = "the handoff names files, and the ticket has none"
    return (Warn(code=WarningCode.FILES_MISSING, rule="HO-06", because=because),)


BEHAVIOUR = Behaviour(commands={Verb.HANDOFF: hand_off})
