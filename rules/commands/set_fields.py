"""Commands that set a field: client id, category, severity, tags, checklist, effort ..."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from rules.commands.arguments import (
    CheckArgs,
    DueArgs,
    NameArgs,
    SeverityArgs,
    TagArgs,
    TextArgs,
    TimeDoneArgs,
    WhoArgs,
    WorkArgs,
)
from rules.commands.dates import not_ahead
from rules.commands.grammar import PersonKind
from rules.commands.lookup import find_resource, refuse, refuse_needing, today, unknown_person
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.table import VERBS, Command, Verb
from rules.context import Scene
from rules.effects import (
    TIME_ENTERED,
    AddTag,
    AddWatcher,
    AttachContact,
    Effect,
    GiveOrder,
    PutChecklistItem,
    Remark,
    RemovePerson,
    RemoveTag,
    SetField,
    Warn,
)
from rules.model.audience import OUTSIDE, find_account, ticket_of
from rules.model.status import Status, display_name
from rules.model.ticket import Case, ChecklistItem, TimeEntries

WORKDAY = timedelta(hours=8)


def _set(name: str, value: object, scene: Scene, rule: str) -> tuple[Effect, ...]:
    because = f"{scene.sender.name} asked for it"
    return (SetField(name=name, value=value, rule=rule, because=because),)


def set_client_id(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ZD-07: the account by its client id."""
    assert isinstance(command.args, NameArgs)
    cid = command.args.name
    account = next((one for one in case.known.accounts if one.cid == cid), None)
    if account is None:
        facts = ("candidates", f'"{cid}" is unknown: it belongs to no account')
        return refuse(ErrorCode.NO_CLIENT_ID, command, facts)
    return (
        *_set("account_id", account.id, scene, "ZD-07"),
        *_set("cid_missing", False, scene, "ZD-07"),
    )


def set_category(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-43: another category; its row must hold the status, unless a new one comes along."""
    assert isinstance(command.args, NameArgs)
    wanted = command.args.name.casefold()
    category = scene.desk.categories.get(wanted)
    if category is None:
        return refuse_needing("one of " + ", ".join(scene.desk.categories), command)
    ticket = ticket_of(case)
    new_status = any(VERBS[one.verb].sets or one.verb is Verb.STATUS for one in scene.commands)
    row = scene.desk.categories.get(ticket.category)
    picked = ticket.status in scene.desk.pickable(ticket.category, scene.policy)
    allowed = scene.desk.pickable(category.key, scene.policy)
    if picked and ticket.status not in allowed and not new_status:
        names = ", ".join(display_name(one, scene.policy) for one in allowed)
        return refuse(
            ErrorCode.CATEGORY_WITHOUT_STATUS,
            command,
            ("category", category.key),
            ("status", display_name(ticket.status, scene.policy)),
            ("list", names),
        )
    effects = _set("category", category.key, scene, "ST-43")
    left_todo = row is not None and row.silent and not category.silent
    if left_todo and category.default_queue and not scene.asks(Verb.QUEUE):
        effects += _set("queue", category.default_queue, scene, "ST-24")
    return effects


def set_severity(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    assert isinstance(command.args, SeverityArgs)
    return _set("severity", command.args.severity, scene, "CMD-03")


def set_priority(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    assert isinstance(command.args, NameArgs)
    return _set("priority", command.args.name, scene, "C-19")


def set_title(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    assert isinstance(command.args, NameArgs)
    return _set("title", command.args.name, scene, "CMD-03")


def set_queue(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    assert isinstance(command.args, NameArgs)
    queue = scene.desk.find_queue(command.args.name)
    if queue is None:
        names = ", ".join(one.name for one in scene.desk.queues)
        state = f"unknown. Queues: {names}"
        return unknown_person(command.args.name, command, scene.desk, state)
    return _set("queue", queue.name, scene, "CMD-03")


def set_due(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """HO-13: a date moved later without a word to the customer earns a warning.

    A ticket that is deferred and stays so keeps a date ahead (INV-02).
    """
    assert isinstance(command.args, DueArgs)
    ticket, day = ticket_of(case), command.args.day
    stays = not any(VERBS[one.verb].sets for one in scene.commands)
    refusal = not_ahead(day, command, scene)
    if ticket.status is Status.DEFERRED and stays and refusal is not None:
        return refusal
    if day is not None and day < today(scene):
        return refuse(ErrorCode.IN_THE_PAST, command, ("when", day.isoformat()))
    effects = _set("due_on", day, scene, "CMD-03")
    later = day is not None and ticket.due_on is not None and day > ticket.due_on
    if later and not ticket.internal and not scene.is_public:
        because = "the due date moved and the customer was not told"
        effects += (Warn(code=WarningCode.CUSTOMER_NOT_TOLD, rule="HO-13", because=because),)
    return effects


def set_time_done(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    assert isinstance(command.args, TimeDoneArgs)
    value = TimeEntries.DONE if command.args.done else TimeEntries.NOT_DONE
    return _set("time_entries", value, scene, "ST-14")


def set_effort(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """TAT-05: more than a day's work should be announced."""
    assert isinstance(command.args, WorkArgs)
    return _set("effort_days", command.args.work / WORKDAY, scene, "TAT-05")


def enter_time(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """CMD-03, EVT-03: a time entry stands in the log of events, which nothing else reads yet."""
    assert isinstance(command.args, WorkArgs)
    minutes = int(command.args.work.total_seconds() // 60)
    detail = f"{minutes} min {command.args.text}".strip()
    because = f"{scene.sender.name} entered it"
    return (Remark(kind=TIME_ENTERED, detail=detail, rule="CMD-03", because=because),)


def arrange(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    assert isinstance(command.args, TextArgs)
    return _set("arranged", True, scene, "TR-16")


def tag(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    assert isinstance(command.args, TagArgs)
    because = f"{scene.sender.name} tagged it"
    return tuple(
        AddTag(name=name, by=scene.sender.person, at=scene.at, rule="CMD-03", because=because)
        for name in command.args.tags
        if all(one.name != name for one in case.tags)  # whose it was stays as it is (W-18)
    )


def untag(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    assert isinstance(command.args, TagArgs)
    because = f"{scene.sender.name} removed it"
    if command.args.everything:
        return tuple(
            GiveOrder(
                verb="set",
                values={"number": number, "untag": ", ".join(command.args.tags), "by": who},
                rule="C-07",
                because=f"{scene.sender.name} removed it from all their tickets",
            )
            for number in case.known.tagged
            for who in (scene.sender.person,)
        )
    return tuple(RemoveTag(name=name, rule="CMD-03", because=because) for name in command.args.tags)


def check_items(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    return _mark_items(case, command, scene, checked=True)


def uncheck_items(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    return _mark_items(case, command, scene, checked=False)


def _mark_items(
    case: Case, command: Command, scene: Scene, *, checked: bool
) -> tuple[Effect, ...] | Refusal:
    """E-30 when an item does not exist; nothing is checked then."""
    args = command.args
    assert isinstance(args, CheckArgs)
    by_number = {item.position: item for item in case.checklist}
    by_text = {item.text.casefold(): item for item in case.checklist}
    found: list[ChecklistItem] = list(case.checklist) if args.everything else []
    named = [(str(one), by_number.get(one)) for one in args.numbers]
    named += [(one, by_text.get(one.casefold())) for one in args.texts]
    for key, item in named:
        if item is None:
            items = ", ".join(f'{one.position} "{one.text}"' for one in case.checklist)
            return refuse(ErrorCode.NO_SUCH_ITEM, command, ("n", key), ("list", items or "none"))
        found.append(item)
    by = scene.sender.person if checked else ""
    at = scene.at if checked else None
    because = f"{scene.sender.name} {'checked' if checked else 'unchecked'} it"
    return tuple(
        PutChecklistItem(
            item=replace(item, checked_by=by, checked_at=at), rule="ST-13", because=because
        )
        for item in found
        if bool(item.checked_by) is not checked  # who did it, and when, stays as it is (W-18)
    )


def copy_to(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """C-20: an employee becomes an internal watcher, a contact of the account is attached."""
    assert isinstance(command.args, WhoArgs)
    staff = find_resource(command.args.person, scene)
    because = f"{scene.sender.name} asked for it"
    if staff is not None:
        watcher = AddWatcher(handle=staff.handle, reason="cc", rule="C-20", because=because)
        return (watcher,)
    person, how = customer_named(case, command), "command"
    if person is None:
        ref = command.args.person
        if ref.kind is not PersonKind.ADDRESS or scene.desk.is_own_address(ref.value):
            return unknown_person(str(ref), command, scene.desk, NOT_ON_FILE)
        if _is_of_another_account(ref.value, case) and not _may_force(case, scene):
            state = "of another account; the ticket's owner may add #force"
            return unknown_person(str(ref), command, scene.desk, state)
        person = ref.value
        how = "command" if _is_of_account(ref.value, case) else OUTSIDE
    return (AttachContact(person=person, how=how, rule="C-20", because=because),)


def copy_no_more(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """C-20: the watcher or the copied person hears no more; the main contact stays one."""
    assert isinstance(command.args, WhoArgs)
    ref = command.args.person
    staff = find_resource(ref, scene)
    contact = next((one for one in case.known.contacts if ref.value in one.addresses), None)
    person = staff.handle if staff else contact.key if contact else ref.value
    if person == ticket_of(case).contact:
        state = "the main contact of this ticket; #contact names another one"
        return unknown_person(str(ref), command, scene.desk, state)
    if person not in {
        *(one.handle for one in case.watchers),
        *(one.person for one in case.contacts),
    }:
        return ()
    because = f"{scene.sender.name} asked for it"
    return (RemovePerson(person=person, rule="C-20", because=because),)


def _is_of_account(address: str, case: Case) -> bool:
    """Say whether an address is of the domain of the ticket's account."""
    account = find_account(ticket_of(case).account_id, case)
    return account is not None and address.rpartition("@")[2] in account.domains


def _is_of_another_account(address: str, case: Case) -> bool:
    return any(address in one.addresses for one in case.known.contacts)


def _may_force(case: Case, scene: Scene) -> bool:
    return scene.asks(Verb.FORCE) and ticket_of(case).primary == scene.sender.person


NOT_ON_FILE = "not a contact of this ticket's account"


def customer_named(case: Case, command: Command) -> str | None:
    """Return the contact on file under the address that a command names."""
    assert isinstance(command.args, WhoArgs)
    ref = command.args.person
    if ref.kind is not PersonKind.ADDRESS:
        return None
    ticket = ticket_of(case)
    for contact in case.known.contacts:
        same = ticket.account_id is None or contact.account_id == ticket.account_id
        if ref.value in contact.addresses and same:
            return contact.key
    return None
