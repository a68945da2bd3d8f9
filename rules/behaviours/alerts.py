"""Telling the people of the desk: new mail, changes by others (GW-09, GW-14, ST-02).

The same alert about the same ticket goes to the same person once in a while only; what comes
sooner is folded into the next one (GW-20).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from rules.arrival.notes import inside_words, name_of, not_copied, words_for_alert
from rules.behaviour import Behaviour
from rules.clock import local
from rules.context import Scene
from rules.effects import ArmTimer, Effect, Fact, SendNotice
from rules.findings import (
    CustomerAway,
    EndedAnswered,
    Finding,
    InvitationChanged,
    NewMail,
    StrangerWrote,
    WorkedOn,
)
from rules.model.audience import owners, ticket_of, watchers
from rules.model.leave import (
    author_of,
    find_absence,
    find_summary,
    is_tagged,
    left_by,
    region_team,
    with_somebody_there,
)
from rules.model.mail import Mail
from rules.model.notice import Notice
from rules.model.ticket import Case, LetterRecord, LetterState, Note, NoteType
from rules.model.timer import Timer, TimerKind
from rules.policy.desk import Desk
from rules.staff_letters import asked_admins, tell_owners
from rules.timing import find_timer

FOLD = TimerKind.ALERT_FOLD
# Which notes an alert is about, where later ones are folded into the next.
WHAT_FOLDS: dict[Notice, tuple[NoteType, ...]] = {
    Notice.N_02: (NoteType.CUSTOMER, NoteType.VENDOR),
    Notice.N_02B: (NoteType.STRANGER,),
    Notice.N_17: (NoteType.CUSTOMER,),
}


def on_finding(case: Case, finding: Finding, scene: Scene) -> tuple[Effect, ...]:
    """Tell whoever is to hear of what was found."""
    match finding:
        case NewMail():
            return alert_new_mail(case, finding, scene)
        case EndedAnswered() if ticket_of(case).is_global:  # OOO-05.g
            return alert_global(case, finding.mail, scene)
        case StrangerWrote():
            return alert_stranger(case, scene, finding.why)
        case CustomerAway():
            return alert_absence(case, scene, finding.back_on, held=finding.holds)
        case InvitationChanged():
            return alert_calendar(case, scene)
        case WorkedOn():
            return tell_worked_on(case, finding, scene)
        case _:
            return ()


def alert_new_mail(after: Case, new_mail: NewMail, scene: Scene) -> tuple[Effect, ...]:
    """N-02: a customer's mail lies on the ticket."""
    mail = new_mail.mail
    if ticket_of(after).is_global:
        return alert_global(after, mail, scene)
    old, new = ticket_of(new_mail.before).status, ticket_of(after).status
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "from_address": scene.sender.address,
        "at": scene.at,
        "old_status": old,
        "new_status": new,
        "text": words_for_alert(scene),
        "phrase_hint": new_mail.hint or None,
        "not_copied": not_copied(after, mail, scene) or None,
    }
    letters = tell_owners(
        Notice.N_02,
        facts,
        after,
        scene,
        rule="GW-09",
        because="the customer wrote",
        copies=True,
        files=scene.files,
    )
    told = {one.to for one in letters if isinstance(one, SendNotice)}
    letters += tuple(
        SendNotice(
            notice=Notice.N_02,
            to=person,
            facts=facts,
            files=scene.files,
            rule="ST-20",
            because="the customer wrote while it waited for them to act",
        )
        for person in asked_admins(new_mail.before, scene.desk)
        if person not in (*told, scene.forwarder)
    )
    return _not_too_often(letters, after, scene, copied=_copied_staff(mail, scene))


def alert_global(case: Case, mail: Mail, scene: Scene) -> tuple[Effect, ...]:
    """N-17: the customer answered, and nobody of the global queue has taken the ticket (OOO-05)."""
    facts: dict[str, Fact] = {"from_name": name_of(scene.sender), "text": words_for_alert(scene)}
    because = "the customer answered a ticket that nobody has"
    letters = tuple(
        SendNotice(
            notice=Notice.N_17,
            to=person,
            facts=facts | _facts_of_leave(person, case, scene),
            files=scene.files,
            rule="OOO-05",
            because=because,
        )
        for person in _readers(Notice.N_17, case, scene)
    )
    return _not_too_often(letters, case, scene, copied=_copied_staff(mail, scene))


def _facts_of_leave(person: str, case: Case, scene: Scene) -> dict[str, Fact]:
    """Return what N-17 says of who left the ticket, and of what taking it does for its reader."""
    ticket, summary, author = ticket_of(case), find_summary(case), left_by(case)
    tagged, calendar = is_tagged(case), scene.desk.calendar
    yours = person == author_of(case) != ""
    return {
        "author": author or None,
        "away": find_absence(author, case, scene.now, calendar) is not None or None,
        "back_on": ticket.ooo_return_on,
        "region": ticket.region.upper() or None,
        "summary": summary.text if summary else None,
        "tagged": tagged or None,
        "tag_stays": (tagged and (yours or not scene.policy.ooo_auto_untag_on_take)) or None,
        "yours": yours or None,
    }


def _readers(notice: Notice, case: Case, scene: Scene) -> tuple[str, ...]:
    """Return who reads an alert: the owner's side, or the region's team and who went on leave."""
    ticket, watching, desk = ticket_of(case), watchers(case), scene.desk
    if notice is not Notice.N_17 or not ticket.is_global:
        return tuple(dict.fromkeys((*owners(case, desk), *watching)))
    author = author_of(case)
    people = (*region_team(ticket.region, case, desk), *watching, *((author,) if author else ()))
    told = tuple(one for one in dict.fromkeys(people) if one != scene.forwarder)
    return with_somebody_there(told, case, scene.now, desk)


def _copied_staff(mail: Mail, scene: Scene) -> tuple[str, ...]:
    """Return the employees in Cc of this very mail: they have it already."""
    boxes = {box.address.casefold() for box in mail.cc}
    return tuple(one.handle for one in scene.desk.staff if boxes & set(one.addresses))


def alert_calendar(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """N-02 about an invitation, a change or a refusal: somebody must look at a calendar."""
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "from_address": scene.sender.address,
        "at": scene.at,
        "text": scene.text,
    }
    because = "the customer sent an invitation or changed one"
    return tell_owners(Notice.N_02, facts, case, scene, rule="GW-09", because=because)


def alert_stranger(case: Case, scene: Scene, reason: str) -> tuple[Effect, ...]:
    """N-02b: somebody who is not known here wrote into the ticket."""
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "from_address": scene.sender.address,
        "at": scene.at,
        "text": words_for_alert(scene),
        "reason": reason,
    }
    because = "the sender is not verified"
    named = tuple(replace(one, named_only=True) for one in scene.files)
    letters = tell_owners(
        Notice.N_02B, facts, case, scene, rule="GW-14", because=because, files=named
    )
    return _not_too_often(letters, case, scene)


def alert_absence(
    case: Case, scene: Scene, back_on: date | None, *, held: bool = False
) -> tuple[Effect, ...]:
    """N-02a at most daily: the customer has an automatic reply (GW-06)."""
    today = local(scene.now, scene.desk.calendar).date()
    told = [one for one in case.letters if one.notice == Notice.N_02A]
    if any(local(one.put_at, scene.desk.calendar).date() == today for one in told):
        return ()
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "at": scene.at,
        "back_on": back_on,
        "held": held or None,
        "text": words_for_alert(scene),
    }
    because = "an automatic reply came; it is no answer"
    return tell_owners(Notice.N_02A, facts, case, scene, rule="GW-06", because=because)


def tell_worked_on(case: Case, worked: WorkedOn, scene: Scene) -> tuple[Effect, ...]:
    """The owner hears of the change, and whoever is mentioned and reads of it nowhere else."""
    letters = tell_of_change(worked.before, scene, worked.changes) if worked.before.ticket else ()
    owners_told = {one.to for one in letters if isinstance(one, SendNotice)}
    return (*letters, *tell_mentioned(case, scene, worked.told | owners_told))


def tell_of_change(case: Case, scene: Scene, changes: tuple[str, ...]) -> tuple[Effect, ...]:
    """N-02c: another resource changed the primary's ticket (ST-02)."""
    primary = ticket_of(case).primary
    if not primary or primary == scene.sender.person or scene.desk.find_staff(primary) is None:
        return ()
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "changes": changes,
        "text": inside_words(scene),
    }
    because = f"{scene.sender.name} worked on {primary}'s ticket"
    letter = SendNotice(notice=Notice.N_02C, to=primary, facts=facts, rule="ST-02", because=because)
    return (letter,)


def tell_mentioned(case: Case, scene: Scene, informed: frozenset[str]) -> tuple[Effect, ...]:
    """HO-09: `@name` in a note that stays inside alerts that person; nothing is assigned by it."""
    if scene.is_public or case.ticket is None:
        return ()
    people = (one for one in _mentioned(scene.text, scene.desk) if one not in informed)
    facts: dict[str, Fact] = {"author": scene.sender.person, "text": inside_words(scene)}
    because = f"{scene.sender.name} mentioned them"
    return tuple(
        SendNotice(notice=Notice.N_02C, to=person, facts=facts, rule="HO-09", because=because)
        for person in people
        if person != scene.sender.person
    )


_MENTION = re.compile(r"(?<![\w.@/-])@(\w[\w.-]*)")


def _mentioned(text: str, desk: Desk) -> tuple[str, ...]:
    """Return who is meant by `@jonas` or `@JonasFeld`: by handle, or by a name of one alone."""
    names: dict[str, list[str]] = {}
    for one in desk.staff:
        first, whole = one.name.split()[:1], one.name.replace(" ", "")
        for name in {one.handle, whole.casefold(), *(part.casefold() for part in first)}:
            names.setdefault(name, []).append(one.handle if one.active else "")
    words = (hit[1].casefold().rstrip(".-") for hit in _MENTION.finditer(text))
    meant = (names[word][0] for word in words if len(names.get(word, ())) == 1)
    return tuple(dict.fromkeys(filter(None, meant)))


# --- the same alert again (GW-20) ---------------------------------------------------------


def _not_too_often(
    letters: tuple[Effect, ...], case: Case, scene: Scene, copied: tuple[str, ...] = ()
) -> tuple[Effect, ...]:
    """Let through who has not been alerted a moment ago; for the others arm the folding."""
    kept: list[Effect] = []
    later: list[datetime] = []
    owner = ticket_of(case).primary
    for letter in letters:
        assert isinstance(letter, SendNotice)
        if letter.to in copied and letter.to != owner:
            continue
        free_at = _free_at(case, letter.notice, letter.to, scene)
        if free_at is None or free_at <= scene.now:
            kept.append(letter)
        else:
            later.append(free_at)
    return (*kept, *_arm_fold(case, scene, later))


def _free_at(case: Case, notice: Notice, person: str, scene: Scene) -> datetime | None:
    """Return from when a person may hear this alert again; None when they never did."""
    last = _last_alert(case, notice, person)
    gap = timedelta(minutes=scene.policy.alert_min_gap_minutes)
    return last.put_at + gap if last else None


def _last_alert(case: Case, notice: Notice, person: str) -> LetterRecord | None:
    mine = [
        one
        for one in case.letters
        if one.notice == notice and one.person == person and one.state is not LetterState.CANCELLED
    ]
    return max(mine, key=lambda one: one.put_at, default=None)


def _arm_fold(case: Case, scene: Scene, moments: list[datetime]) -> tuple[Effect, ...]:
    armed = find_timer(case, FOLD)
    if not moments or (armed is not None and armed.due_at <= min(moments)):
        return ()
    order = ArmTimer(
        kind=FOLD,
        timer_rule=f"gap:{scene.policy.alert_min_gap_minutes}m",
        anchor_at=scene.now,
        due_at=min(moments),
        rule="GW-20",
        because="the same alert went out a moment ago",
    )
    return (order,)


def fold(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """GW-20: one alert with all that came since the last one."""
    letters: list[Effect] = []
    later: list[datetime] = []
    for notice, types in WHAT_FOLDS.items():
        for person in _readers(notice, case, scene):
            notes = _untold(case, notice, types, person)
            free_at = _free_at(case, notice, person, scene)
            if not notes:
                continue
            if free_at is not None and free_at > scene.now:
                later.append(free_at)
                continue
            letters.append(_folded(notice, person, notes, case, scene))
    return (*letters, *_arm_fold(case, scene, later))


def _untold(
    case: Case, notice: Notice, types: tuple[NoteType, ...], person: str
) -> tuple[Note, ...]:
    """Return the notes that a person who was alerted before has had no letter about."""
    last = _last_alert(case, notice, person)
    if last is None:
        return ()
    told = {one.input_id for one in case.letters if one.person == person}
    return tuple(
        note
        for note in case.notes
        if note.type in types
        and note.at >= last.put_at
        and note.input_id not in told
        and not note.withdrawn
    )


def _folded(
    notice: Notice, person: str, notes: tuple[Note, ...], case: Case, scene: Scene
) -> SendNotice:
    first, texts = notes[0], tuple(one.text for one in notes)
    if notice is Notice.N_17 and not ticket_of(case).is_global:
        notice = Notice.N_02  # somebody took it meanwhile
    facts: dict[str, Fact] = {"from_name": first.author_name}
    if notice is Notice.N_02:
        facts |= {"at": first.at, "text": texts[0], "texts": texts[1:] or None}
    elif notice is Notice.N_17:
        facts |= _facts_of_leave(person, case, scene) | {"text": "\n\n".join(texts)}
    else:
        facts |= {"at": first.at, "from_address": first.author, "text": "\n\n".join(texts)}
    because = "what came since the last alert"
    files = tuple(file for note in notes for file in note.files)
    return SendNotice(
        notice=notice, to=person, facts=facts, files=files, rule="GW-20", because=because
    )


BEHAVIOUR = Behaviour(timers={FOLD: fold}, on_finding=on_finding)
