"""Servers that do what RFC 3501 allows, or what it does not: no mail is lost or taken twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from at_the_door import LONG_AGO, Door, taken
from living import wait_until
from loopback import mail
from odd_imap import OddServer, Talk

from gateway.doors import imap_line, imap_session, imap_visit, mailbox_door
from gateway.doors.mailbox import After, Mailbox, Tls

Twist = Callable[[Talk, bytes, bytes], bool]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_session, "SLICE_SECONDS", 0.05)
    monkeypatch.setattr(imap_session, "IDLE_SECONDS", (0.1,))
    monkeypatch.setattr(imap_session, "POLL_SECONDS", 0.1)
    monkeypatch.setattr(mailbox_door, "REFUSED_SECONDS", 0.1)


def box(server: OddServer, after: After = After.MOVE) -> Mailbox:
    target = "Archive" if after is After.MOVE else ""
    return Mailbox(
        "support", "127.0.0.1", server.port, Tls.OFF, "support", "secret",
        after=after, target=target, since=LONG_AGO,
    )  # fmt: skip


def once(twist: Callable[[Talk, bytes, bytes], bool | None]) -> Twist:
    """Be odd the first time only."""
    done: list[bool] = []

    def first(talk: Talk, tag: bytes, words: bytes) -> bool:
        if done:
            return False
        done.append(True)
        return bool(twist(talk, tag, words))

    return first


# --- between the lines ------------------------------------------------------------------------


def told_in_between(talk: Talk, tag: bytes, words: bytes) -> bool:
    talk.say(b"* 1 FETCH (FLAGS (\\Seen))\r\n* 9 EXPUNGE\r\n* 3 EXISTS\r\n* OK still here\r\n")
    return False


def fetched_backwards_and_twice(talk: Talk, tag: bytes, words: bytes) -> bool:
    uids = talk._wanted(words)
    for uid in [*reversed(uids), *uids]:
        talk.say(talk.fetched(uid, words), b"* %d FETCH (FLAGS ())\r\n" % uid)
    talk.ok(tag)
    return True


def found_twice(talk: Talk, tag: bytes, words: bytes) -> bool:
    found = b" ".join(b"%d" % uid for uid in talk._wanted(words))
    talk.say(b"* SEARCH ", found, b" ", found, b"\r\n")
    talk.ok(tag)
    return True


def found_on_lines_of_their_own(talk: Talk, tag: bytes, words: bytes) -> bool:
    talk.say(*(b"* SEARCH %d\r\n" % uid for uid in talk._wanted(words)), b"* SEARCH\r\n")
    talk.ok(tag)
    return True


def given_as(announced: bytes) -> Twist:
    """Give out mails as literals of another form than RFC 3501's."""

    def give(talk: Talk, tag: bytes, words: bytes) -> bool:
        if b"BODY" not in words:
            return False
        for uid in talk._wanted(words):
            plain = b"{%d}" % len(talk.server.inbox[uid])
            other = announced % len(talk.server.inbox[uid])
            talk.say(talk.fetched(uid, words).replace(plain, other, 1))
        talk.ok(tag)
        return True

    return give


def idle_with_news_first(talk: Talk, tag: bytes, words: bytes) -> bool:
    talk.say(b"* 3 EXISTS\r\n* 1 RECENT\r\n")
    return False


def idle_in_pieces(talk: Talk, tag: bytes, words: bytes) -> bool:
    talk.say(b"+ idling\r\n* 3 EXI")
    time.sleep(0.3)
    talk.say(b"STS\r\n")
    talk.rfile.readline()
    talk.ok(tag)
    return True


def bye(talk: Talk, tag: bytes, words: bytes) -> bool:
    talk.say(b"+ idling\r\n* BYE going down\r\n")
    talk.rfile.close()
    raise OSError


def no(talk: Talk, tag: bytes, words: bytes) -> bool:
    talk.say(tag, b" NO not today\r\n")
    return True


ODD: dict[str, dict[str, Twist]] = {
    "lines that nobody asked for": dict.fromkeys(
        ("SELECT", "NOOP", "UID SEARCH", "UID FETCH", "UID MOVE", "LOGIN"), told_in_between
    ),
    "answers out of order, and twice": {"UID FETCH": fetched_backwards_and_twice},
    "a mail found twice": {"UID SEARCH": found_twice},
    "each mail found on a line of its own": {"UID SEARCH": found_on_lines_of_their_own},
    "mails as binary literals (RFC 3516)": {"UID FETCH": given_as(b"~{%d}")},
    "mails as literals that nobody need wait for (RFC 7888)": {"UID FETCH": given_as(b"{%d+}")},
    "news before IDLE begins": {"IDLE": idle_with_news_first},
    "a line of IDLE in pieces": {"IDLE": once(idle_in_pieces)},
    "BYE in IDLE": {"IDLE": once(bye)},
    "IDLE that is refused": {"IDLE": no},
    "a refused search": {"UID SEARCH": once(no)},
    "a refused fetch": {"UID FETCH": once(no)},
    "a refused select": {"SELECT": once(no)},
}


@pytest.mark.parametrize("what", ODD)
def test_whatever_it_says_each_mail_is_taken_once(url: str, what: str) -> None:
    with OddServer(twists=ODD[what]) as server:
        server.put(mail(1), mail(2))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 2)
            server.put(mail(3))
            wait_until(lambda: server.count("Archive") == 3)

    assert taken(url) == [mail(1), mail(2), mail(3)]
    assert "Traceback" not in door.words()


# --- new numbers ------------------------------------------------------------------------------


def test_new_numbers_in_idle_move_no_other_mail(url: str) -> None:
    """What was to be moved under an old number is another mail under the new one."""

    def renumber(talk: Talk, tag: bytes, words: bytes) -> bool:
        talk.say(b"+ idling\r\n")
        talk.server.validity = 8
        talk.server.inbox = {1: mail(2), 2: mail(1)}
        talk.say(b"* OK [UIDVALIDITY 8] anew\r\n")
        talk.rfile.readline()
        talk.ok(tag)
        return True

    with OddServer(twists={"IDLE": once(renumber), "UID STORE": no}) as server:
        server.put(mail(1))
        with Door(url, box(server, After.SEEN)) as door:
            wait_until(lambda: "numbered anew" in door.words())
            wait_until(lambda: len(taken(url)) == 2)

    assert taken(url) == [mail(1), mail(2)]


# --- mails that cannot be had ---------------------------------------------------------------


def nothing(talk: Talk, tag: bytes, words: bytes) -> bool:
    """The mail was taken away, and the server gives a text without a letter."""
    uids = talk._wanted(words)
    if b"BODY" not in words or 1 not in uids:
        return False
    del talk.server.inbox[1]
    talk.say(b'* 1 FETCH (UID 1 BODY[]<0> "")\r\n')
    for uid in uids[1:]:
        talk.say(talk.fetched(uid, words))
    talk.ok(tag)
    return True


def not_described(talk: Talk, tag: bytes, words: bytes) -> bool:
    """It has no size for a mail that it has."""
    if b"SIZE" not in words:
        return False
    for uid in talk._wanted(words)[1:]:
        talk.say(talk.fetched(uid, words))
    talk.ok(tag)
    return True


def test_a_mail_that_is_gone_meanwhile_is_no_mail(url: str) -> None:
    with OddServer(twists={"UID FETCH": nothing}) as server:
        server.put(mail(1), mail(2))
        with Door(url, box(server)):
            wait_until(lambda: server.count("Archive") == 1)

    assert taken(url) == [mail(2)]


def test_a_mail_without_a_size_is_taken_like_others(url: str) -> None:
    with OddServer(twists={"UID FETCH": not_described}) as server:
        server.put(mail(1), mail(2))
        with Door(url, box(server)):
            wait_until(lambda: server.count("Archive") == 2)

    assert sorted(taken(url)) == [mail(1), mail(2)]


def bodies(made: Callable[[bytes], bytes]) -> Twist:
    """Send mail 1 wrongly, however often it is asked for."""

    def twist(talk: Talk, tag: bytes, words: bytes) -> bool:
        uids = talk._wanted(words)
        if b"BODY" not in words or 1 not in uids:
            return False
        talk.say(made(talk.server.inbox[1]))
        for uid in uids[1:]:
            talk.say(talk.fetched(uid, words))
        talk.ok(tag)
        return True

    return twist


WRONG: dict[str, Twist] = {
    "a size too small": bodies(lambda raw: b"* 1 FETCH (UID 1 BODY[]<0> {9}\r\n%b)\r\n" % raw),
    "a size too large": bodies(
        lambda raw: b"* 1 FETCH (UID 1 BODY[]<0> {%d}\r\n%b)\r\n" % (len(raw) + 5000, raw)
    ),
    "a size of gigabytes": bodies(lambda raw: b"* 1 FETCH (UID 1 BODY[]<0> {99999999999}\r\n"),
    "no text": bodies(lambda raw: b"* 1 FETCH (UID 1 BODY[]<0> NIL)\r\n"),
    "nonsense": bodies(lambda raw: b"* 1 FETCH (UID 1 BODY[]<0> (((\r\n"),
    "no end": bodies(lambda raw: (b"* OK " + b"noise" * 8000 + b"\r\n") * 500),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mail_that_is_sent_wrongly_keeps_no_other_waiting(
    url: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_line, "ANSWER_SECONDS", 1.0)
    monkeypatch.setattr(imap_session, "ANSWER_SECONDS", 1.0)
    with OddServer(twists={"UID FETCH": WRONG[what]}) as server:
        server.put(mail(1), mail(2))
        with Door(url, box(server)) as door:
            wait_until(lambda: "mail cannot be fetched and is passed by" in door.words())
            wait_until(lambda: server.count("Archive") == 1)

    assert taken(url) == [mail(2)]
    assert server.inbox == {1: mail(1)}


def test_a_mail_that_ends_the_connection_again_keeps_no_other_from_being_tried_again(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_visit, "AGAIN_SECONDS", 1.0)
    ill = {1, 2}

    def nonsense(talk: Talk, tag: bytes, words: bytes) -> bool:
        if b"BODY" not in words or ill.isdisjoint(talk._wanted(words)):
            return False
        talk.say(b"* 1 FETCH (UID 1 BODY[]<0> {99999999999}\r\n")
        talk.ok(tag)
        return True

    with OddServer(twists={"UID FETCH": nonsense}) as server:
        server.put(mail(1), mail(2))
        with Door(url, box(server)) as door:
            wait_until(lambda: door.words().count("is passed by") >= 2, told=door.words)
            ill.remove(2)
            wait_until(lambda: server.count("Archive") == 1, told=door.words)

    assert taken(url) == [mail(2)]


def test_a_drip_comes_to_an_end(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_line, "COMMAND_SECONDS", 1.0)

    def drip(talk: Talk, tag: bytes, words: bytes) -> bool:
        for _ in range(1000):
            talk.say(b"* OK wait\r\n")
            time.sleep(0.05)
        return False

    with OddServer(twists={"UID SEARCH": once(drip)}) as server:
        server.put(mail(1))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 1)

    assert "the server's answer does not come to an end" in door.words()


# --- folders ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prefix", "folder", "spelt"),
    [
        ("INBOX.", "Archive", "INBOX.Archive"),
        ("INBOX.", "INBOX.Archive", "INBOX.Archive"),
        ("INBOX.", "Desk/Erledigt & Älter", "INBOX.Desk.Erledigt &- &AMQ-lter"),
        ("", "Desk.Done", "Desk.Done"),
    ],
)
def test_a_folder_is_found_below_the_prefix(url: str, prefix: str, folder: str, spelt: str) -> None:
    with OddServer(prefix=prefix) as server:
        server.put(mail(1))
        with Door(url, replace(box(server), target=folder)):
            wait_until(lambda: server.count(spelt) == 1)

        server.put(mail(2))
        with Door(url, replace(box(server), target=folder)):
            wait_until(lambda: server.count(spelt) == 2)

    assert sum(one.startswith(b"CREATE") for one in server.seen) == 1


def test_a_folder_that_is_taken_away_is_made_again(url: str) -> None:
    with OddServer() as server:
        server.put(mail(1))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 1)
            del server.folders["Archive"]
            server.put(mail(2))
            wait_until(lambda: server.count("Archive") == 1)

    assert "taken mails stay where they are" not in door.words()


def test_a_folder_that_cannot_be_made_keeps_no_mail_from_being_taken(url: str) -> None:
    with OddServer(twists={"CREATE": no}) as server:
        server.put(mail(1))
        with Door(url, box(server)) as door:
            wait_until(lambda: "taken mails stay where they are" in door.words())

    assert taken(url) == [mail(1)]
    assert "folder not made" in door.words()


def test_a_mail_that_cannot_be_moved_holds_up_no_other(url: str) -> None:
    """The folder takes no mail so large, or it is locked, or damaged: the others go."""

    def keep_back(talk: Talk, tag: bytes, words: bytes) -> bool:
        if 2 not in talk._wanted(words):
            return False
        talk.say(tag, b" NO [LIMIT] too large for this folder\r\n")
        return True

    with OddServer(twists={"UID MOVE": keep_back}) as server:
        server.put(mail(1), mail(2), mail(3))
        with Door(url, box(server)) as door:
            wait_until(lambda: server.count("Archive") == 2)
            server.put(mail(4))
            wait_until(lambda: server.count("Archive") == 3)
        assert list(server.inbox.values()) == [mail(2)]
        server.twists.clear()
        with Door(url, box(server)):
            wait_until(lambda: server.count("Archive") == 4)

    assert taken(url) == [mail(1), mail(2), mail(3), mail(4)]
    assert door.words().count("taken mails stay where they are") == 1


def test_a_folder_that_can_only_be_read_is_read(url: str) -> None:
    with OddServer(select_says=b"[READ-ONLY] for you") as server:
        server.put(mail(1))
        with Door(url, box(server, After.LEAVE)) as door:
            wait_until(lambda: len(taken(url)) == 1)
            server.put(mail(2))
            wait_until(lambda: len(taken(url)) == 2)

    assert door.words().count("mailbox opened") == 1


# --- at the entrance --------------------------------------------------------------------------


def test_a_server_that_sends_us_away_is_told_as_it_says_it(url: str) -> None:
    greeting = b"* BYE too many connections\r\n"
    with OddServer(greeting=greeting) as server, Door(url, box(server)) as door:
        wait_until(lambda: "mailbox away" in door.words())

    assert "mailbox away: 127.0.0.1: * BYE too many connections" in door.words()


def test_a_server_that_knows_us_already_hears_no_password(url: str) -> None:
    with OddServer(greeting=b"* PREAUTH welcome back\r\n") as server:
        server.put(mail(1))
        with Door(url, box(server)):
            wait_until(lambda: server.count("Archive") == 1)

    assert not any(b"secret" in one for one in server.seen)


def test_before_tls_nobody_lets_us_in(url: str) -> None:
    greeting = b"* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] welcome\r\n"
    with OddServer(greeting=greeting, capability="IMAP4rev1 STARTTLS") as server:
        server.put(mail(1))
        with Door(url, replace(box(server), host="localhost", tls=Tls.STARTTLS)) as door:
            wait_until(lambda: "lets us in before STARTTLS" in door.words())

    assert taken(url) == []


@pytest.mark.parametrize("sasl", ["", " AUTH=PLAIN SASL-IR"])
def test_where_login_is_disabled_it_is_not_said(url: str, sasl: str) -> None:
    with OddServer(capability="IMAP4rev1 MOVE LOGINDISABLED" + sasl) as server:
        server.put(mail(1))
        with Door(url, box(server)) as door:
            if sasl:
                wait_until(lambda: server.count("Archive") == 1)
            else:
                wait_until(lambda: "LOGINDISABLED" in door.words())

    assert not any(one.startswith(b"LOGIN ") for one in server.seen)
