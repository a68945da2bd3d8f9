"""Mailbox and relay by Microsoft Graph, beside a server of ours that speaks the documented part.

No tenant of Microsoft 365 was asked.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
import sqlalchemy as sa
from at_the_door import LONG_AGO, Door, received, taken
from graph_server import TOKEN, USER, GraphServer, Reply, refusal
from living import MAIN, LiveDaemon, wait_until
from loopback import mail, send

from gateway.doors import graph, graph_answers, graph_session
from gateway.doors.mailbox import After, Mailbox
from gateway.https import Answer
from gateway.store.engine import open_engine

MAILS = 12
SOON = "from gateway.doors import graph\ngraph.POLL_SECONDS = 0.2\n"
QUICK = SOON + MAIN
FOLLOWS_SOON = (
    "from gateway.doors import mailbox_door\nfrom gateway.worker import leader\n"
    "leader.HANGS_SECONDS, graph.BEAT_SECONDS, mailbox_door.STANDBY_SECONDS = 6, 0.3, 0.2\n"
)
# ends the daemon just before or just behind a move
DEADLY = """
import os, random, signal
from gateway.doors import graph_session
finish = graph_session.GraphSession.finish
def die(chance):
    if random.random() < chance:
        os.kill(os.getpid(), signal.SIGKILL)
def finish_or_die(self, mail):
    is_first = not os.path.exists("MARK")
    open("MARK", "w").close()
    die(1 if is_first else 0.1)
    finish(self, mail)
    die(0.1)
graph_session.GraphSession.finish = finish_or_die
"""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
        "subjectAltName=DNS:localhost -keyout key.pem -out cert.pem".split(),
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def server(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[GraphServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    monkeypatch.setattr(graph, "POLL_SECONDS", 0.1)
    with GraphServer(*certificate) as one:
        yield one


def table(server: GraphServer, name: str = "support", **keys: str) -> str:
    values = {
        "name": f'"{name}"',
        "kind": '"graph"',
        "graph_url": f'"{server.url}"',
        "username": f'"{USER}"',
        "oauth": '"command"',
        "oauth_command": f'["echo", "{TOKEN}"]',
        "since": "2020-01-01",
    }
    lines = (f"{key} = {one}\n" for key, one in (values | keys).items() if one)
    return "[[mailbox]]\n" + "".join(lines)


def daemon(tmp_path: Path, url: str, server: GraphServer, **keys: str) -> LiveDaemon:
    return LiveDaemon(tmp_path / "site", url, more=table(server, **keys), program=QUICK)


def stop(one: LiveDaemon) -> None:
    assert (one.stop(), one.next_sign()) == (0, "STOPPING=1"), one.words()


def box(server: GraphServer, after: After = After.MOVE, since: date | None = LONG_AGO) -> Mailbox:
    return Mailbox(
        "support",
        "localhost",
        username=USER,
        token=lambda: TOKEN,
        after=after,
        target="Archive" if after is After.MOVE else "",
        since=since,
        url=server.url,
    )


def test_mails_are_journalled_in_order_and_moved(url: str, server: GraphServer) -> None:
    first = datetime.now(UTC) - timedelta(hours=1)
    for number in range(5):
        server.put(mail(number), at=first + timedelta(minutes=number))

    with Door(url, box(server)):
        wait_until(lambda: len(server.in_folder("Archive")) == 5)
        server.put(mail(5))
        wait_until(lambda: len(server.in_folder("Archive")) == 6)

    assert taken(url) == [mail(number) for number in range(6)]
    assert server.in_folder("Inbox") == []
    assert all('IdType="ImmutableId"' in one for one in server.prefers)
    assert received(url)[0] == first.replace(microsecond=0)


@pytest.mark.parametrize("after", [After.SEEN, After.LEAVE, After.DELETE])
def test_what_becomes_of_a_taken_mail(url: str, server: GraphServer, after: After) -> None:
    (first,) = server.put(mail(1))
    with Door(url, box(server, after)):
        wait_until(lambda: len(taken(url)) == 1)
        server.put(mail(2))
        wait_until(lambda: len(taken(url)) == 2)

    there = server.messages.get(first)
    assert (there is None) == (after is After.DELETE)
    assert there is None or there.is_read == (after is After.SEEN)
    assert taken(url) == [mail(1), mail(2)]


def test_without_since_only_what_arrives_from_now_on_is_taken(
    url: str, server: GraphServer
) -> None:
    server.put(mail(1), mail(2), at=datetime.now(UTC) - timedelta(days=300))

    with Door(url, box(server, since=None)) as door:
        wait_until(lambda: "mailbox is not empty and has no `since`" in door.words())
        server.put(mail(3), at=datetime.now(UTC) + timedelta(seconds=2))
        wait_until(lambda: len(server.in_folder("Archive")) == 1)

    assert taken(url) == [mail(3)]
    assert len(server.in_folder("Inbox")) == 2


@pytest.mark.parametrize("after", [After.LEAVE, After.MOVE])
def test_an_expired_link_answers_nobody_about_old_mail(
    url: str, server: GraphServer, after: After
) -> None:
    now = datetime.now(UTC)
    server.put(mail(1), at=now - timedelta(days=300))
    server.put(mail(2), at=now - timedelta(days=2))
    since = (now - timedelta(days=9)).date()

    with Door(url, box(server, after, since)):
        wait_until(lambda: len(taken(url)) == 1)
    server.put(mail(3))
    server.expire()
    with Door(url, box(server, after, since)) as door:
        wait_until(lambda: "mailbox is looked through" in door.words())
        wait_until(lambda: len(taken(url)) == 2)
        server.put(mail(4))
        wait_until(lambda: len(taken(url)) == 3)

    assert taken(url) == [mail(2), mail(3), mail(4)]


def test_a_busy_service_is_left_alone_for_as_long_as_it_asks(url: str, server: GraphServer) -> None:
    server.put(mail(1))
    server.busy = 2

    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 1)
        assert "mailbox away" not in door.words()


@pytest.mark.parametrize("said", ["", "soon", "\u00b2", "Sat, 28 Nov 2026 22:00:00 GMT"])
def test_a_busy_service_that_says_no_number_of_seconds_is_asked_more_and_more_rarely(
    url: str, server: GraphServer, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    rests: list[float] = []
    monkeypatch.setattr(graph_answers, "FIRST_WAIT_SECONDS", 0.2)
    server.put(mail(1))
    server.busy, server.retry_after = 3, said
    keep = graph_session.GraphSession.rest

    def rest(self: graph_session.GraphSession, seconds: float) -> None:
        rests.append(seconds)
        keep(self, seconds)

    monkeypatch.setattr(graph_session.GraphSession, "rest", rest)
    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 1)
        assert "mailbox away" not in door.words()

    assert rests[:3] == [0.2, 0.4, 0.8]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7),
        ("100000", 600),
        ("9" * 400, 600),
        ("Sat, 28 Nov 2026 22:00:30 GMT", 30),
        ("Sat, 28 Nov 2026 21:00:00 GMT", 5),
        ("-1", 5),
        ("1.5", 5),
        ("\u00b2", 5),
        ("", 5),
    ],
)
def test_how_long_a_busy_service_asks_to_be_left_alone(said: str, seconds: float) -> None:
    headers = {"date": "Sat, 28 Nov 2026 22:00:00 GMT"} | ({"retry-after": said} if said else {})

    assert graph_answers.seconds_asked(Answer(429, headers, b""), 0) == seconds


def test_a_mail_over_the_limit_is_held_by_its_header_alone(url: str, server: GraphServer) -> None:
    large = mail(2) + (b"y" * 70 + b"\r\n") * 20_000
    server.put(large)  # looked at before
    server.put(large.replace(b"<m2@", b"<m3@"), said_size=1000)  # and where the service errs
    with Door(url, box(server), size_max=2**20):
        wait_until(lambda: len(server.in_folder("Archive")) == 2)

    header = large[: large.index(b"\r\n\r\n") + 4]
    assert sorted(taken(url)) == sorted([header, header.replace(b"<m2@", b"<m3@")])


@pytest.mark.parametrize("status", [500, 422])
def test_a_mail_that_cannot_be_fetched_is_passed_by_told_and_tried_again(
    url: str, server: GraphServer, status: int
) -> None:
    first, _ = server.put(mail(1), mail(2))
    server.refuse[f"{first}/$value"] = refusal(status, "ErrorInternalServerError", "no")

    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 1)
        wait_until(lambda: "mail cannot be fetched and is passed by" in door.words())
    server.refuse.clear()
    with Door(url, box(server)):
        wait_until(lambda: len(server.in_folder("Archive")) == 2)

    assert taken(url) == [mail(2), mail(1)]


ILL = {
    "forbidden": refusal(403, "ErrorAccessDenied", "Access is denied."),
    "unknown": refusal(404, "ResourceNotFound", "Resource could not be discovered."),
    "gone for good": refusal(410, "SyncStateNotFound", "The sync state is not found."),
    "locked": refusal(423, "ErrorItemLocked", "The item is locked."),
    "broken": refusal(500, "ErrorInternalServerError", "An internal error occurred."),
    "busy": refusal(503, "ErrorServerBusy", "Later."),
    "a state": refusal(400, "SyncStateInvalid", "The sync state is invalid."),
}
STEPS = {"looked at": "messages/{}?", "fetched": "messages/{}/$value", "moved": "messages/{}/move"}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("how", ILL)
def test_what_the_service_does_not_do_with_one_mail_holds_up_no_other(
    url: str, server: GraphServer, how: str, step: str
) -> None:
    first, *_ = server.put(mail(1), mail(2), mail(3))
    server.refuse[STEPS[step].format(first)] = ILL[how]

    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 2)
        server.put(mail(4))
        wait_until(lambda: len(server.in_folder("Archive")) == 3)
    server.refuse.clear()
    with Door(url, box(server)):
        wait_until(lambda: server.in_folder("Inbox") == [])

    assert sorted(taken(url)) == [mail(number) for number in range(1, 5)]
    assert "Traceback" not in door.words()
    assert "refuses the login" not in door.words()


def test_a_mail_whose_description_makes_no_sense_holds_up_no_other(
    url: str, server: GraphServer
) -> None:
    first, second, _ = server.put(mail(1), mail(2), mail(3))
    odd: list[dict[str, str]] = [{"id": "Integer 0xe08"}]
    told = {"parentFolderId": "inbox-id", "singleValueExtendedProperties": odd}
    server.refuse[f"messages/{first}?"] = Reply(200, json.dumps(told).encode())
    server.refuse[f"messages/{second}?"] = Reply(200, b"<html>Proxy")

    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 1)
        wait_until(lambda: door.words().count("is passed by") == 2)

    assert taken(url) == [mail(3)]
    assert "Traceback" not in door.words()


@pytest.mark.parametrize("step", STEPS)
def test_many_that_are_refused_in_front_hold_up_nothing_behind_them(
    url: str, server: GraphServer, step: str
) -> None:
    first = datetime.now(UTC) - timedelta(hours=1)
    ids = [
        one
        for number in range(48)
        for one in server.put(mail(number), at=first + timedelta(minutes=number))
    ]
    server.refuse = {STEPS[step].format(one): ILL["broken"] for one in ids[:45]}

    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 3, told=door.words)
    server.refuse.clear()
    with Door(url, box(server)):
        wait_until(lambda: server.in_folder("Inbox") == [])

    assert sorted(taken(url)) == sorted(mail(number) for number in range(48))


def test_what_was_passed_by_is_tried_again_whatever_stands_before_it(
    url: str, server: GraphServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph, "PUT_OFF_SECONDS", 0.5)
    first = datetime.now(UTC) - timedelta(hours=1)
    ids = [
        one
        for number in range(45)
        for one in server.put(mail(number), at=first + timedelta(minutes=number))
    ]
    server.refuse = {STEPS["fetched"].format(one): ILL["broken"] for one in ids[:44]}

    with Door(url, box(server)) as door:
        wait_until(lambda: door.words().count("is passed by") >= 44, told=door.words)
        for one in ids[41:44]:  # the service gives out the last of them again
            del server.refuse[STEPS["fetched"].format(one)]
        wait_until(lambda: len(server.in_folder("Archive")) == 4, told=door.words)

    assert sorted(taken(url)) == sorted(mail(number) for number in range(41, 45))


def test_a_permission_that_is_taken_away_costs_no_mail(url: str, server: GraphServer) -> None:
    server.put(*(mail(number) for number in range(30)))
    server.refuse["messages/AAMk"] = ILL["forbidden"]

    with Door(url, box(server)) as door:
        wait_until(lambda: "refuses the login: ErrorAccessDenied" in door.words())
        assert "passed by" not in door.words()
    server.refuse.clear()
    with Door(url, box(server)):
        wait_until(lambda: server.in_folder("Inbox") == [])

    assert sorted(taken(url)) == sorted(mail(number) for number in range(30))


def test_a_mail_that_somebody_takes_away_meanwhile_is_no_fault(
    url: str, server: GraphServer
) -> None:
    first, _ = server.put(mail(1), mail(2))
    server.messages[first].folder = "elsewhere"
    with Door(url, box(server)):
        wait_until(lambda: len(server.in_folder("Archive")) == 1)

    assert taken(url) == [mail(2)]


def delta(*values: dict[str, str | None], **links: str) -> Reply:
    content: dict[str, object] = {"value": list(values)}
    content |= {f"@odata.{name}": link for name, link in links.items()}
    return Reply(200, json.dumps(content).encode(), {"Content-Type": "application/json"})


def test_a_mail_named_twice_is_taken_once_and_one_removed_is_none(
    url: str, server: GraphServer
) -> None:
    (first,) = server.put(mail(1))
    seen: dict[str, str | None] = {"id": first, "receivedDateTime": "2026-11-28T09:00:00Z"}
    gone: dict[str, str | None] = {"id": "gone", "@removed": "changed"}
    last = f"{server.url}/v1.0/users/{USER}/mailFolders/inbox-id/messages/delta?$deltatoken=g-1-0"
    server.refuse["messages/delta"] = delta(seen, gone, seen, deltaLink=last)
    with Door(url, box(server, After.LEAVE)) as door:
        wait_until(lambda: len(taken(url)) == 1)
        wait_until(door.looked)
        server.refuse.clear()
        server.put(mail(2))
        wait_until(lambda: len(taken(url)) == 2)

    assert taken(url) == [mail(1), mail(2)]


@pytest.mark.parametrize("what", ["no JSON", "no link", "a circle"])
def test_an_answer_that_makes_no_sense_is_told_once_and_asked_for_again(
    url: str, server: GraphServer, what: str
) -> None:
    here = f"{server.url}/v1.0/users/{USER}/mailFolders/inbox-id/messages/delta?$skiptoken=g-0-0"
    answers = {
        "no JSON": Reply(200, b"<html>Proxy", {"Content-Type": "text/html"}),
        "no link": delta(),
        "a circle": delta(nextLink=here),
    }
    server.put(mail(1))
    server.refuse["messages/delta"] = answers[what]
    with Door(url, box(server)) as door:
        wait_until(lambda: "mailbox away" in door.words())
        wait_until(lambda: sum("delta" in one for one in server.requests) > 3)
        server.refuse.clear()
        wait_until(lambda: len(server.in_folder("Archive")) == 1)

    assert door.words().count("mailbox away") == 1
    assert "Traceback" not in door.words()


@pytest.mark.parametrize("date", [None, "", "soon"])
def test_a_mail_without_a_date_is_taken_and_keeps_no_other_waiting(
    url: str, server: GraphServer, date: str | None
) -> None:
    first, second = server.put(mail(1), mail(2))
    last = f"{server.url}/v1.0/users/{USER}/mailFolders/inbox-id/messages/delta?$deltatoken=g-2-0"
    dated: dict[str, str | None] = {"id": second, "receivedDateTime": "2026-11-28T09:00:00Z"}
    server.refuse["messages/delta"] = delta(
        {"id": first, "receivedDateTime": date}, dated, deltaLink=last
    )
    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 2, told=door.words)

    assert sorted(taken(url)) == [mail(1), mail(2)]


@pytest.mark.parametrize("what", ["a list", "no id", "an odd id", "no folder"])
def test_a_folder_that_makes_no_sense_is_told_once_and_asked_for_again(
    url: str, server: GraphServer, what: str
) -> None:
    said: dict[str, object] = {
        "a list": [1], "no id": {"displayName": "Inbox"}, "an odd id": {"id": None},
        "no folder": {"value": ["Archive"]},
    }  # fmt: skip
    server.put(mail(1))
    place = "$filter" if what == "no folder" else "mailFolders/inbox"
    server.refuse[place] = Reply(200, json.dumps(said[what]).encode())
    with Door(url, replace(box(server), target="Done")) as door:
        wait_until(lambda: "mailbox away" in door.words(), told=door.words)
        server.refuse.clear()
        wait_until(lambda: len(server.in_folder("Done")) == 1, told=door.words)

    assert door.words().count("mailbox away") == 1
    assert "Traceback" not in door.words()


@pytest.mark.parametrize("code", ["ErrorInvalidSyncStateData", "BadRequest"])
def test_a_link_that_the_service_does_not_like_any_more_is_left(
    url: str, server: GraphServer, code: str
) -> None:
    server.put(mail(1))
    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 1)
        server.refuse["$deltatoken"] = refusal(400, code, "Badly formed token.")
        server.put(mail(2))
        wait_until(lambda: len(server.in_folder("Archive")) == 2, told=door.words)

    assert taken(url) == [mail(1), mail(2)]
    assert "Traceback" not in door.words()


def test_a_folder_that_was_made_anew_is_looked_through(url: str, server: GraphServer) -> None:
    server.folders["support-id"] = "Support"
    here = replace(box(server), folder="Support")
    with Door(url, here) as door:
        wait_until(door.looked)
    del server.folders["support-id"]
    server.folders["support-two-id"] = "Support"
    (late,) = server.put(mail(1))
    server.messages[late].folder = "support-two-id"
    with Door(url, here) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 1, told=door.words)

    assert taken(url) == [mail(1)]
    assert "Traceback" not in door.words()


def test_a_target_that_somebody_deletes_is_made_again(url: str, server: GraphServer) -> None:
    server.put(mail(1))
    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 1)
        target = next(one for one, name in server.folders.items() if name == "Archive")
        for one in [one for one, found in server.messages.items() if found.folder == target]:
            del server.messages[one]
        del server.folders[target]
        server.put(mail(2))
        wait_until(lambda: server.in_folder("Archive") == [mail(2)], told=door.words)

    assert taken(url) == [mail(1), mail(2)]


def test_a_kill_between_commit_and_move_loses_and_doubles_nothing(
    tmp_path: Path, url: str, server: GraphServer
) -> None:
    server.put(*(mail(number) for number in range(MAILS)))
    program = DEADLY.replace("MARK", str(tmp_path / "mark")) + QUICK
    with LiveDaemon(tmp_path / "site", url, more=table(server), program=program) as one:
        while len(server.in_folder("Archive")) < MAILS:
            one.start(ready=False)
            wait_until(
                lambda: one.process.poll() is not None or len(server.in_folder("Archive")) == MAILS,
                60,
            )
        one.kill()

    assert sorted(taken(url)) == sorted(mail(number) for number in range(MAILS))


@pytest.mark.parametrize("waits", [FOLLOWS_SOON, pytest.param("", marks=pytest.mark.long)])
def test_two_gateways_take_it_one_at_a_time(
    tmp_path: Path, url: str, server: GraphServer, waits: str
) -> None:
    first = LiveDaemon(tmp_path / "one", url, more=table(server), program=SOON + waits + MAIN)
    second = LiveDaemon(tmp_path / "two", url, more=table(server), program=SOON + waits + MAIN)
    with first, second:
        first.start()
        wait_until(lambda: "mailbox opened" in first.words())
        second.start()
        server.put(mail(1))
        wait_until(lambda: len(server.in_folder("Archive")) == 1)
        assert "mailbox opened" not in second.words()

        first.process.send_signal(signal.SIGKILL)
        server.put(mail(2))
        wait_until(lambda: len(server.in_folder("Archive")) == 2)

    assert taken(url) == [mail(1), mail(2)]


def checked(daemon: LiveDaemon) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "-c", str(daemon.config), "check", "--reach"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


WRONG = {
    "the token": ({"oauth_command": '["echo", "stale"]'}, "refuses the token (InvalidAuth"),
    "the user": ({"username": '"nobody@desk.example"'}, "refuses the token (ErrorInvalidUser"),
    "the folder": ({"folder": '"Suport"'}, 'folder "Suport": there is none; check folder'),
    "the address": ({"graph_url": '"https://localhost:1"'}, "cannot be reached: "),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told_with_the_way_out(
    tmp_path: Path, url: str, server: GraphServer, what: str
) -> None:
    keys, words = WRONG[what]
    with daemon(tmp_path, url, server, **keys) as one:
        code, said = checked(one)

    assert code == 69, said
    assert words in said
    assert "Traceback" not in said


def test_a_mailbox_that_is_right_is_described(
    tmp_path: Path, url: str, server: GraphServer
) -> None:
    server.put(mail(1))
    with daemon(tmp_path, url, server) as one:
        code, said = checked(one)

    assert code == 0, said
    assert "1 mail in INBOX; the first start takes those since 2020-01-01" in said
    assert 'folder "Archive" will be made' in said
    assert len(server.folders) == 1


def test_the_token_goes_to_nobody_else(url: str, server: GraphServer) -> None:
    """A link in the books of another service is not followed."""
    server.put(mail(1))
    with Door(url, box(server)):
        wait_until(lambda: len(server.in_folder("Archive")) == 1)
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE graph_mailbox SET link = 'https://else.example/x'"))
    engine.dispose()
    server.put(mail(2))
    with Door(url, box(server)) as door:
        wait_until(lambda: len(server.in_folder("Archive")) == 2)

    assert "mailbox is looked through" in door.words()


def relay_table(server: GraphServer, **keys: str) -> str:
    values = {
        "kind": '"graph"',
        "graph_url": f'"{server.url}"',
        "username": f'"{USER}"',
        "oauth": '"command"',
        "oauth_command": f'["echo", "{TOKEN}"]',
    }
    return "[relay]\n" + "".join(f"{key} = {one}\n" for key, one in (values | keys).items())


def with_relay(one: LiveDaemon, text: str) -> LiveDaemon:
    settings = one.config.read_text()
    begin = settings.index("[relay]")
    end = settings.index("[auth]")
    one.config.write_text(settings[:begin] + text + settings[end:])
    return one


def sent_by(server: GraphServer) -> list[Message]:
    return [message_from_bytes(raw) for raw in server.sent]


def test_letters_leave_by_the_service(tmp_path: Path, url: str, server: GraphServer) -> None:
    server.refuse["sendMail"] = refusal(503, "ServiceUnavailable", "later")
    with LiveDaemon(tmp_path / "site", url) as one:
        with_relay(one, relay_table(server))
        one.start()
        send(one.port, mail(1))
        wait_until(lambda: "relay_away kind=graph: 503 ServiceUnavailable" in one.words())
        assert server.sent == []
        server.refuse.clear()
        wait_until(lambda: "c@a.example" in [one["To"] for one in sent_by(server)])
        stop(one)

    assert all(letter["Message-ID"] for letter in sent_by(server))
    assert one.words().count("relay_away") == 1


def test_a_letter_that_the_service_refuses_has_failed(
    tmp_path: Path, url: str, server: GraphServer
) -> None:
    server.refuse["sendMail"] = refusal(400, "ErrorInvalidRecipients", "no such recipient")
    with LiveDaemon(tmp_path / "site", url) as one:
        with_relay(one, relay_table(server))
        one.start()
        send(one.port, mail(1))
        wait_until(lambda: "letter_failed" in one.words())
        stop(one)


def test_a_relay_that_refuses_our_token_is_told_by_check(
    tmp_path: Path, url: str, server: GraphServer
) -> None:
    with LiveDaemon(tmp_path / "site", url) as one:
        with_relay(one, relay_table(server))
        fine, told = checked(one)
        server.refuse["sendMail"] = refusal(403, "ErrorAccessDenied", "Access is denied.")
        code, said = checked(one)

    assert (fine, code) == (0, 69), told + said
    assert "refuses the token (403 ErrorAccessDenied: Access is denied.); check" in said
    assert server.sent == []
