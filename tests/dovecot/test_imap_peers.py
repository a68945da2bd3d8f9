"""Servers that speak in other words, too much, or too slowly: nothing stalls or piles up."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from random import Random

import psutil
import pytest
from at_the_door import LONG_AGO, Door, taken
from living import wait_until
from loopback import mail
from odd_imap import OddServer, Talk, last_name

from gateway.doors import imap_line, imap_session, imap_visit, mailbox_door, taken_mails
from gateway.doors.mailbox import After, Mailbox, Tls

MEMORY_MAX = 60 * 1024 * 1024
LITERAL = re.compile(rb"(\{\d+\}\r\n.*)(?=\)\r\n)", re.DOTALL)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_session, "SLICE_SECONDS", 0.05)
    monkeypatch.setattr(imap_session, "IDLE_SECONDS", (0.1,))
    monkeypatch.setattr(imap_session, "POLL_SECONDS", 0.1)
    monkeypatch.setattr(taken_mails, "UNDONE_SECONDS", 0.1)
    monkeypatch.setattr(mailbox_door, "REFUSED_SECONDS", 0.1)


def box(server: OddServer) -> Mailbox:
    return Mailbox(
        "support", "127.0.0.1", server.port, Tls.OFF, "support", "secret",
        after=After.MOVE, target="Archive", since=LONG_AGO,
    )  # fmt: skip


# --- in other words -----------------------------------------------------------------------------


def small(said: bytes) -> bytes:
    """RFC 3501 9: words are the same in small letters; a mail and a folder's name are not."""
    parts = LITERAL.split(said)
    parts[::2] = [one if b"rchive" in one else small_lines(one) for one in parts[::2]]
    return b"".join(parts)


def small_lines(said: bytes) -> bytes:
    lines = said.splitlines(keepends=True)
    return b"".join(
        one.lower() if one[:1] in b"*+ )" else b" ".join((one.split(b" ")[0], *_words(one)))
        for one in lines
    )


def _words(line: bytes) -> list[bytes]:
    return [one.lower() for one in line.split(b" ")[1:]]


def test_answers_in_small_letters_are_answers(url: str) -> None:
    with OddServer(spelt=small) as server:
        server.put(mail(1), mail(2))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 2, told=door.words)
            server.put(mail(3))
            wait_until(lambda: server.count("Archive") == 3, told=door.words)

    assert taken(url) == [mail(1), mail(2), mail(3)]
    assert "mailbox away" not in door.words()


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (b"* ok [uidvalidity 7] x\r\n", b"* OK [UIDVALIDITY 7] x\r\n"),
        (b"* 3 exists\r\n", b"* 3 EXISTS\r\n"),
        (b"KJPA12 no [tryCreate] gone\r\n", b"KJPA12 NO [TRYCREATE] gone\r\n"),
        (b'* list () "." nil\r\n', b'* LIST () "." nil\r\n'),
        (b"* namespace nil nil ((nil))\r\n", b"* NAMESPACE NIL NIL ((NIL))\r\n"),
        (b" uid 5)\r\n", b" uid 5)\r\n"),  # behind a mail
        (b"+ idling\r\n", b"+ idling\r\n"),
        (b"* search\r\n", b"* SEARCH\r\n"),
        (b"KJPA12 ok\r\n", b"KJPA12 OK \r\n"),
    ],
)
def test_only_what_an_answer_is_known_by_is_put_in_capitals(line: bytes, read: bytes) -> None:
    assert imap_line.in_capitals(line) == read
    assert imap_line.in_capitals(read) == read


# --- at the entrance ----------------------------------------------------------------------------


def drips(talk: Talk) -> None:
    while True:
        talk.say(b"*")
        time.sleep(0.05)


def drips_later(talk: Talk) -> None:
    talk.say(b"* OK here\r\n")
    drips(talk)


def babbles(talk: Talk) -> None:
    talk.say(b"* OK here\r\n")
    while True:
        talk.say(b"* OK " + b"noise " * 4000 + b"\r\n")


def greets_without_end(talk: Talk) -> None:
    while True:
        talk.say(b"* OK " + b"noise " * 4000)


@pytest.mark.parametrize("entrance", [drips, drips_later, babbles, greets_without_end])
def test_an_entrance_without_end_is_left(
    url: str, entrance: Callable[[Talk], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_line, "ENTRANCE_SECONDS", 2.0)
    process = psutil.Process()
    before = process.memory_info().rss
    with OddServer(entrance=entrance) as server, Door(url, box(server)) as door:
        wait_until(lambda: "mailbox away" in door.words())
        assert process.memory_info().rss - before < MEMORY_MAX

    assert "not come to an end" in door.words() or "more than it was asked for" in door.words()


# --- who lets nobody in -------------------------------------------------------------------------

LOGINS = {
    "[UNAVAILABLE] Temporary failure": "lets nobody in just now: [UNAVAILABLE] Temporary failure",
    "[INUSE] locked": "lets nobody in just now",
    "[LIMIT] too many connections": "lets nobody in just now",
    "[EXPIRED] too old": "its password has run out: set a new one there",
    "[PRIVACYREQUIRED] no": "it wants TLS: check tls and port",
    "[AUTHORIZATIONFAILED] no": "may username open this mailbox?",
    "[CONTACTADMIN] call us": "ask the people who run the server",
    "[AUTHENTICATIONFAILED] no": "check its username, password and permission",
    "Invalid credentials": "check its username, password and permission",
    "unavailable for you": "check its username, password and permission",
}


@pytest.mark.parametrize("said", LOGINS)
def test_a_refused_login_is_told_with_the_cure_for_its_code(url: str, said: str) -> None:
    refusals: list[bytes] = []

    def refuse(talk: Talk, tag: bytes, words: bytes) -> bool:
        refusals.append(words)
        if len(refusals) > 2:
            return False
        talk.say(tag, b" NO ", said.encode(), b"\r\n")
        return True

    with OddServer(twists={"LOGIN": refuse}) as server:
        server.put(mail(1))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 1, told=door.words)

    assert LOGINS[said] in door.words()
    assert "b'" not in door.words()


def test_who_hangs_up_at_the_login_has_refused_nobody(url: str) -> None:
    calls: list[bytes] = []

    def hang_up(talk: Talk, tag: bytes, words: bytes) -> bool:
        calls.append(words)
        if len(calls) > 1:
            return False
        talk.rfile.close()
        raise OSError

    with OddServer(twists={"LOGIN": hang_up}) as server:
        server.put(mail(1))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 1, told=door.words)

    assert "refuses the login" not in door.words()
    assert "mailbox away" in door.words()


# --- what is not said ---------------------------------------------------------------------------


@pytest.mark.parametrize("uid_next", [1, 90_000])
def test_a_search_without_an_answer_passes_no_mail_over(url: str, uid_next: int) -> None:
    """As a server in trouble may do, that says OK and nothing else."""
    asked: list[bytes] = []

    def silent_at_first(talk: Talk, tag: bytes, words: bytes) -> bool:
        asked.append(words)
        if len(asked) > 4:
            return False
        talk.ok(tag)
        return True

    with OddServer(twists={"UID SEARCH": silent_at_first}, uid_next=uid_next) as server:
        server.put(mail(1), mail(2))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 2, told=door.words)

    assert taken(url) == [mail(1), mail(2)]


def test_who_answers_a_search_only_with_what_is_found_is_served_as_well(url: str) -> None:
    def only_found(talk: Talk, tag: bytes, words: bytes) -> bool:
        if talk._wanted(words):
            return False
        talk.ok(tag)
        return True

    with OddServer(twists={"UID SEARCH": only_found}, uid_next=90_000) as server:
        server.put(mail(1))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 1, told=door.words)
            server.put(mail(2))
            wait_until(lambda: server.count("Archive") == 2, told=door.words)

    assert taken(url) == [mail(1), mail(2)]
    assert "mailbox away" not in door.words()


# --- what cannot be finished --------------------------------------------------------------------


def copy(talk: Talk, tag: bytes, words: bytes) -> bool:
    found = [talk.server.inbox[uid] for uid in talk._wanted(words)]
    talk.server.folders[last_name(words).decode()] += found
    talk.ok(tag)
    return True


def test_what_is_copied_and_may_not_be_deleted_is_copied_once(url: str) -> None:
    """Where a server has no MOVE: whoever may not delete would copy each mail each minute."""
    tries: list[bytes] = []

    def store(talk: Talk, tag: bytes, words: bytes) -> bool:
        tries.append(words)
        may_delete = len(tries) > 4
        talk.say(tag, b" OK\r\n" if may_delete else b" NO [NOPERM] not allowed\r\n")
        for uid in talk._wanted(words) if may_delete else ():
            del talk.server.inbox[uid]
        return True

    twists = {"UID COPY": copy, "UID STORE": store}
    with OddServer(capability="IMAP4rev1 NAMESPACE", twists=twists) as server:
        server.put(mail(1), mail(2))
        with Door(url, box(server)) as door:
            wait_until(lambda: not server.inbox, told=door.words)
            server.put(mail(3))
            wait_until(lambda: not server.inbox, told=door.words)

    assert server.folders["Archive"] == [mail(1), mail(2), mail(3)]
    assert door.words().count("taken mails stay where they are") == 1


def test_new_numbers_meanwhile_are_copied_under_the_new_ones(url: str) -> None:
    """What is number 1 now was never copied, though another mail was that had the number."""
    refused: list[bytes] = []

    def store(talk: Talk, tag: bytes, words: bytes) -> bool:
        refused.append(words)
        if len(refused) > 1:
            talk.server.inbox.clear()
            talk.ok(tag)
            return True
        talk.server.validity, talk.server.inbox = 8, {1: mail(2)}
        talk.say(tag, b" NO [NOPERM] not allowed\r\n")
        talk.rfile.close()
        raise OSError

    twists = {"UID COPY": copy, "UID STORE": store}
    with OddServer(capability="IMAP4rev1 NAMESPACE", twists=twists) as server:
        server.put(mail(1))
        with Door(url, box(server)) as door:
            wait_until(lambda: not server.inbox, told=door.words)

    assert server.folders["Archive"] == [mail(1), mail(2)]
    assert taken(url) == [mail(1), mail(2)]


# --- whatever comes -----------------------------------------------------------------------------


def broken(chance: Random) -> Callable[[bytes], bytes]:
    """Change one answer in twelve somewhere, for sixty answers; then all is well."""
    left = [60]
    pieces = (b"", b"\r\n", b"(", b")", b'"', b"{5}\r\n", b"NIL", b"\x00", b"\xff", b"+ ", b"* ")

    def spell(said: bytes) -> bytes:
        left[0] -= 1
        if left[0] < 0 or chance.random() > 1 / 12 or said.startswith(b"* CAPABILITY"):
            return said
        at = chance.randrange(len(said) + 1)
        return said[:at] + chance.choice(pieces) + said[at + chance.choice((0, 0, 1, 4)) :]

    return spell


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_wrong_with_answers_no_mail_is_lost_and_no_traceback_is_told(
    url: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_line, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(imap_line, "CONNECT_SECONDS", 0.3)
    monkeypatch.setattr(imap_session, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(imap_session, "ALIVE_SECONDS", 0.3)
    monkeypatch.setattr(imap_visit, "AGAIN_SECONDS", 0.5)
    mails = [mail(number) for number in range(1, 6)]
    with OddServer(spelt=broken(Random(seed))) as server:
        server.put(*mails)
        with Door(url, box(server)) as door:
            wait_until(lambda: not server.inbox, told=door.words)

    numbers = [one for raw in taken(url) for one in re.findall(rb"<m(\d)@", raw)[:1]]
    assert {b"1", b"2", b"3", b"4", b"5"} <= set(numbers), door.words()
    assert "mailbox failed" not in door.words()
    assert "Traceback" not in door.words()
