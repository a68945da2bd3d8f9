"""What each verb does that belongs to no procedure: one function a verb, to effects or a refusal.

`rules.commands.table` says how the lines are read; verbs of a procedure stand in its module.
"""

from __future__ import annotations

from collections.abc import Callable

from rules.arrival.first import write_first
from rules.commands.appointments import cancel_call, no_show, schedule
from rules.commands.assignment import (
    assign_to,
    change_department,
    set_contact,
    take,
)
from rules.commands.duplicates import close_duplicate
from rules.commands.files import mail_files
from rules.commands.helping import give_help, unknown_preset
from rules.commands.lists import list_tickets, show_ticket
from rules.commands.merging import merge_into
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.set_fields import (
    arrange,
    check_items,
    copy_no_more,
    copy_to,
    enter_time,
    set_category,
    set_client_id,
    set_due,
    set_effort,
    set_priority,
    set_queue,
    set_severity,
    set_time_done,
    set_title,
    tag,
    uncheck_items,
    untag,
)
from rules.commands.speaking import (
    accept_stranger,
    confirm,
    nothing_more,
    undo,
)
from rules.commands.statuses import (
    ask_admin,
    ask_resource,
    resume,
    set_named_status,
    to_backburner,
    to_complete,
    to_escalation,
    to_on_hold,
    to_open,
    to_payment,
    to_progress,
    to_vendor,
    to_waiting,
)
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import Effect
from rules.model.ticket import Case


def not_carried_out(case: Case, command: Command, scene: Scene) -> Refusal:
    """Refuse a verb of the language that no procedure of this desk carries out."""
    facts = (
        ("line", command.line.line),
        ("suggestions", f"#help (#{command.verb} is not carried out at this desk)"),
    )
    return Refusal(ErrorCode.UNKNOWN_COMMAND, facts, command.line.line)


COMMANDS: dict[Verb, Callable[[Case, Command, Scene], tuple[Effect, ...] | Refusal]] = {
    Verb.CID: set_client_id,
    Verb.CATEGORY: set_category,
    Verb.CONTACT: set_contact,
    Verb.NEW: write_first,
    Verb.ACCEPT: accept_stranger,
    Verb.SEV: set_severity,
    Verb.PRIORITY: set_priority,
    Verb.TITLE: set_title,
    Verb.TAG: tag,
    Verb.UNTAG: untag,
    Verb.CHECK: check_items,
    Verb.UNCHECK: uncheck_items,
    Verb.TIMEDONE: set_time_done,
    Verb.TIME: enter_time,
    Verb.EFFORT: set_effort,
    Verb.ARRANGED: arrange,
    Verb.DUE: set_due,
    Verb.CC: copy_to,
    Verb.UNCC: copy_no_more,
    Verb.QUEUE: set_queue,
    Verb.PRESET: unknown_preset,
    Verb.FORCE: nothing_more,
    Verb.TAKE: take,
    Verb.ASSIGN: assign_to,
    Verb.DEPT: change_department,
    Verb.STATUS: set_named_status,
    Verb.WAITING: to_waiting,
    Verb.COMPLETE: to_complete,
    Verb.NOSHOW: no_show,
    Verb.SCHEDULED: schedule,
    Verb.CANCELCALL: cancel_call,
    Verb.VENDOR: to_vendor,
    Verb.PROGRESS: to_progress,
    Verb.PAYMENT: to_payment,
    Verb.ADMIN: ask_admin,
    Verb.RESOURCE: ask_resource,
    Verb.BACKBURNER: to_backburner,
    Verb.OPEN: to_open,
    Verb.ONHOLD: to_on_hold,
    Verb.ESCALATION: to_escalation,
    Verb.RESUME: resume,
    Verb.DUPLICATE: close_duplicate,
    Verb.MERGE: merge_into,
    Verb.INTERNAL: nothing_more,
    Verb.PUBLIC: nothing_more,
    Verb.QUIET: nothing_more,
    Verb.NOTIFY: nothing_more,
    Verb.UNDO: undo,
    Verb.CONFIRM: confirm,
    Verb.HELP: give_help,
    Verb.FILES: mail_files,
    Verb.SHOW: show_ticket,
    Verb.LIST: list_tickets,
}
