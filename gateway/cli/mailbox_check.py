"""What `check` says of the mailboxes: settings, what the books know, and with --reach a visit."""

from __future__ import annotations

import socket
import ssl

from gateway.cli.site import closing_engine
from gateway.config.mailbox_settings import MailboxSettings
from gateway.config.settings import Settings
from gateway.doors.graph_session import GraphSession
from gateway.doors.imap_line import Refused
from gateway.doors.imap_session import Session, visiting
from gateway.doors.mailbox import (
    After,
    LoginRefused,
    Mailbox,
    NoTls,
    NotNow,
    ServerRefused,
    login_cure,
    words_of,
)
from gateway.mailboxes import mailbox_of
from gateway.store import graph_mailboxes, mailboxes
from gateway.store.engine import DatabaseFault, check_schema, reading
from gateway.store.errors import UNAVAILABLE
from gateway.token_sources import oauth_faults
from gateway.tokens.source import TokenRefused
from rules.amount import amount


def mailbox_faults(settings: Settings) -> list[str]:
    """Return what keeps a mailbox from being opened, as far as the settings alone tell."""
    faults = []
    for one in settings.mailbox:
        told = oauth_faults(one, settings.keys, one.name)
        if not one.oauth and not one.password.get_secret_value():
            credential = f"mailbox__{one.name}__password"
            told.append(f"no password; put it into the credential {credential}, or set oauth")
        faults += [f"mailbox {one.name}: {words}" for words in told]
    return faults


def mailbox_notes(settings: Settings) -> list[str]:
    """Return what an admin should know before mail is taken."""
    known, passed_by = _in_books(settings)
    notes = [
        f"mailbox {one.name}: no `since`: what lies in {one.folder} at the first start stays "
        "there unanswered, only what arrives from then on is taken"
        for one in settings.mailbox
        if one.since is None and one.name not in known
    ]
    return notes + passed_by


def visit_mailboxes(settings: Settings) -> tuple[list[str], list[str]]:
    """Visit each mailbox as its door would, changing nothing; return notes and troubles."""
    known, _ = _in_books(settings)
    notes: list[str] = []
    troubles: list[str] = []
    for one in settings.mailbox:
        box = mailbox_of(one, settings.keys)
        where = f"mailbox {one.name}: {box.url or f'{box.host}:{box.port}'}"
        try:
            told = _visit(one, box, is_known=one.name in known)
            notes += [f"{where}: {said}" for said in told]
        except (LoginRefused, NoTls, Refused, ServerRefused, OSError) as error:
            troubles.append(f"{where}: {_trouble(error, one)}")
    return notes, troubles


def _visit(box: MailboxSettings, is_at: Mailbox, *, is_known: bool) -> list[str]:
    if not is_at.url:
        with visiting(is_at, read_only=True) as session:
            return _found(session, box, is_at, is_known=is_known)
    graph = GraphSession(is_at, lambda: False)
    try:
        graph.open(read_only=True)
    finally:
        graph.close()
    said = [_first_start(graph.mails, box, is_known=is_known)]
    if is_at.after is After.MOVE and not graph.target:
        said.append(f'folder "{is_at.target}" will be made')
    return said


def _first_start(count: int, box: MailboxSettings, *, is_known: bool) -> str:
    there = f"{amount(count, 'mail')} in {box.folder}"
    if is_known:
        return there
    if box.since is None:
        return f"{there}; the first start leaves them there"
    return f"{there}; the first start takes those since {box.since}"


def _found(session: Session, box: MailboxSettings, is_at: Mailbox, *, is_known: bool) -> list[str]:
    """What the first start would take, and what the server cannot do."""
    count = session.folder.exists
    said = [_first_start(count, box, is_known=is_known)]
    if box.since is not None and not is_known:
        fresh = sum(len(uids) for uids, _ in session.find_uids(0, box.since))
        said = [f"the first start takes {fresh} of {amount(count, 'mail')} in {box.folder}"]
    if is_at.after is After.MOVE and session.find_folder(is_at.target) is None:
        said.append(f'folder "{is_at.target}" will be made')
    if box.sent and session.find_folder(box.sent) is None:
        said.append(f'folder "{box.sent}" will be made')
    if not session.can_idle:
        said.append("no IDLE here: the server is asked every half minute")
    return said


def _trouble(error: Exception, box: MailboxSettings) -> str:
    match error:
        case LoginRefused() if box.kind == "graph":
            cure = "check username, Mail.ReadWrite with admin consent, and who may open the mailbox"
            return f"refuses the token ({error}); {cure}"
        case LoginRefused() if box.oauth:
            return f"refuses the token ({error}); check username, the scope, and the permission"
        case LoginRefused():
            return f"refuses the login ({error}); {login_cure(str(error))}"
        case NoTls():
            return f'{error}; set tls = "implicit" and port = 993'
        case TokenRefused():
            return f"no token: {error}"
        case socket.gaierror():
            return "the name is not known to DNS; is host right?"
        case ssl.SSLError():
            said = getattr(error, "verify_message", "") or error.reason or words_of(error)
            return f"no TLS: {said}; check tls, port, host and the certificate"
        case NotNow():
            return f"{error}; try again later"
        case ServerRefused():
            return f"{error}; check folder, after, and the permission Mail.ReadWrite"
        case Refused():
            return f'folder "{box.folder}": {words_of(error)}; check folder and after'
        case TimeoutError():
            return "no answer; check host, port and tls, and the firewall between"
        case _:
            return f"cannot be reached: {words_of(error)}; is it running?"


def _in_books(settings: Settings) -> tuple[set[str], list[str]]:
    """Return the names of mailboxes that were begun, and what was passed by in words."""
    if not settings.mailbox:
        return set(), []
    try:
        with closing_engine(settings) as engine:
            check_schema(engine)
            with reading(engine) as connection:
                names = (one.name for one in settings.mailbox)
                known = {
                    one
                    for one in names
                    if mailboxes.load_cursor(connection, one)
                    or graph_mailboxes.load_cursor(connection, one)
                }
                passed_by = mailboxes.passed_by(connection)
                lost = graph_mailboxes.passed_by(connection)
    except (DatabaseFault, *UNAVAILABLE):  # told elsewhere
        return set(), []
    return known, [
        f"mailbox {one.name}: the server does not give out mail {one.uid}, or the scanner puts "
        f"it off ({amount(one.tries, 'time')} asked); look at it there"
        for one in passed_by
    ] + [
        f"mailbox {name}: the service does not give out {amount(count, 'mail')}; look there"
        for name, count in lost
    ]
