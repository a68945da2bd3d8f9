"""The table of docs/security.md is what the rules do: who is believed how far, by what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gateway.config.desk_file import example_desk
from rules.decide import decide
from rules.effects import CreateTicket, Decision, HoldMail, SendNotice, SetStatus
from rules.events import MailArrived
from rules.model.mail import AuthResult, Block, CommandLine, Kind, Stamp
from rules.model.notice import Notice
from rules.model.other_tickets import TicketBrief
from rules.model.status import Status
from rules.model.ticket import Account, Case, Contact, Known
from rules.sender.identify import identified
from tests.rules.cases import CARLA, NOW, make_case, make_event

PAGE = Path(__file__).parents[2] / "docs" / "security.md"
BEGIN, END = "<!-- matrix -->\n", "<!-- end of matrix -->"
DESK = example_desk()
ALDER = Account(1, "Alder Air & Comfort", "10417", ("alderair.example",))
INA = Contact(2, None, "Ina Gram", ("ina@ingram.example",), vendor=True)
BRIEF = TicketBrief(7, "T20261116.0004", 1, Status.WAITING_CUSTOMER, ("c1",))
WHO = {
    "technician": "maya@desk.example",
    "contact on file": "carla@alderair.example",
    "unknown, at a customer's domain": "newguy@alderair.example",
    "vendor on file": "ina@ingram.example",
    "stranger": "eve@evil.example",
    "service (form)": "forms@www.desk.example",
}
EVIDENCE = {
    "login stamped by our server": ("login", ()),
    "dmarc=pass": ("", (("dmarc", "pass"),)),
    "aligned dkim=pass, spf=fail": ("", (("dkim", "pass"), ("spf", "fail"))),
    "spf=softfail, or no verdict": ("", (("spf", "softfail"),)),
    "spf=fail alone": ("", (("spf", "fail"),)),
    "dmarc=fail": ("", (("dmarc", "fail"),)),
}
COMMAND = Block((CommandLine("#progress", "progress", ""),), "Which floor is it?")
ALL = Block((CommandLine("#untag ooo all", "untag", "ooo all"),), "")


def test_the_table_of_the_security_page_is_what_the_rules_do() -> None:
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)

    assert page == f"{head}{BEGIN}{table()}{END}{tail}", f"put this there:\n{table()}"


def table() -> str:
    """Return the table as Markdown, decided afresh."""
    heads = ("who says they write", "evidence", "a command and a text", "`all`", "a new mail")
    lines = [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- | --- |"]
    for who, address in WHO.items():
        for evidence, (login, results) in EVIDENCE.items():
            if login and who != "technician":
                continue
            event = _event(address, login, results)
            cells = (
                who,
                evidence,
                _on_ticket(_decided(event, COMMAND, make_case(_known()))),
                _on_ticket(_decided(event, ALL, make_case(_known()))),
                _as_new(_decided(event, Block((), "Hello."), Case(known=_known()))),
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _known() -> Known:
    return Known(tickets=(BRIEF,), contacts=(CARLA, INA), accounts=(ALDER,))


def _event(address: str, login: str, results: tuple[tuple[str, str], ...]) -> MailArrived:
    local, _, domain = address.partition("@")
    event = make_event(Kind.HUMAN, address)
    verdict = tuple(AuthResult(method, result, domain) for method, result in results)
    mail = replace(event.mail, verdict=verdict, stamp=Stamp(login=local if login else ""), date=NOW)
    return replace(event, mail=mail, seal="00")


def _decided(event: MailArrived, block: Block, case: Case) -> Decision:
    text = "\n".join((*(one.line for one in block.commands), block.note))
    mail = replace(event.mail, block=block, own_text=text, text=text)
    known = case.known
    if case.ticket is None:
        mail = replace(mail, ticket_numbers=(), subject="Hello", title="Hello")
        known = replace(known, tickets=())
    case = replace(case, known=replace(known, contacts=(CARLA, INA), accounts=(ALDER,)))
    told = identified(replace(event, mail=mail), case.known, DESK)
    return decide(case, told, NOW, DESK)


def _notices(decision: Decision) -> set[Notice]:
    return {one.notice for one in decision.effects if isinstance(one, SendNotice)}


def _on_ticket(decision: Decision) -> str:
    held = next((one.reason for one in decision.effects if isinstance(one, HoldMail)), "")
    if held:
        return f"held: {held}"
    told = _notices(decision)
    statuses = {one.status for one in decision.effects if isinstance(one, SetStatus)}
    if Notice.N_35 in told:
        return "asked by N-35, nothing done"
    if Status.IN_PROGRESS in statuses or Notice.N_33 in told:
        return "obeyed" + (", text to the customer" if Notice.N_03 in told else "")
    if statuses:
        return "text: an answer"
    return "note, owner told" if Notice.N_02 in told else "flagged note, owner told"


def _as_new(decision: Decision) -> str:
    held = next((one.reason for one in decision.effects if isinstance(one, HoldMail)), "")
    if held:
        return f"held: {held}"
    told = _notices(decision)
    if not any(isinstance(one, CreateTicket) for one in decision.effects):
        return "no ticket"
    answered = next((one for one in decision.effects if getattr(one, "notice", "") == "N-01"), None)
    if answered is None:
        return "ticket, no answer"
    assert Notice.N_01 in told
    bare = isinstance(answered, SendNotice) and answered.facts.get("stranger")
    return "ticket, bare answer" if bare else "ticket, answered"
