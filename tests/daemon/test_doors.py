"""LMTP, submission and TLS: what is the same at every door, and what each has of its own."""

from __future__ import annotations

import asyncio
import logging
import re
import shutil
import smtplib
import socket
import ssl
import subprocess
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from living import wait_until
from loopback import Taken, at_door, hear, mail, open_door, say, send

from gateway.config.desk_file import example_desk
from gateway.config.passwords import Passwords, WeakPassword, set_password
from gateway.doors.certificate import Certificate
from gateway.doors.door import DoorKind
from gateway.doors.limits import DoorLimits
from gateway.doors.logins import FREE_TRIES, Logins

HELLO = dict.fromkeys(DoorKind, b"EHLO peer.example\r\n") | {
    DoorKind.LMTP: b"LHLO peer.example\r\n"
}
FROM = b"MAIL FROM:<carla@alderair.example>\r\n"
TO = b"RCPT TO:<support@desk.example>\r\n"
WAITING = b"RCPT TO:<support+waiting@desk.example>\r\n"
NOBODY = b"RCPT TO:<billing@desk.example>\r\n"
PASSWORD = "correct horse battery"
# every form by which one mail was ever made two (RFC 5321 2.3.8: only CRLF ends a line)
SMUGGLING = (
    b"\n.\n",
    b"\n.\r\n",
    b"\r.\r",
    b"\r.\r\n",
    b"\r\n.\n",
    b"\r\n.\r",
    b"\r.\n",
    b"\n.\r",
    b"\r\n\x00.\r\n",
    b"\r\n.\x00\r\n",
    b"\n\n.\r\n\r\n",
    b"\r\n.\x0b\r\n",
    b"\x85.\x85",
)

needs_openssl = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="needs the program openssl"
)


def auth(name: str, password: str) -> bytes:
    return b"AUTH PLAIN " + b64encode(f"\0{name}\0{password}".encode()) + b"\r\n"


def logins(login: str = "maya") -> Logins:
    return Logins(lambda name, password: login if password == PASSWORD else None)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"))


def make_certificate(folder: Path) -> Path:
    """Return a fresh certificate of localhost, with its key, signed by itself."""
    path = folder / "localhost.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    files = ("-keyout", str(path), "-out", str(folder / "certificate.pem"))
    subprocess.run((*command.split(), *names, *files), check=True, capture_output=True)
    with path.open("ab") as both:
        both.write((folder / "certificate.pem").read_bytes())
    return path


# --- LMTP ---------------------------------------------------------------------------------


def test_lmtp_answers_once_for_each_recipient_that_was_taken() -> None:
    taken = Taken()

    def talk(port: int) -> list[bytes]:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            answers = [hear(line)]
            for piece in (HELLO[DoorKind.LMTP], FROM, TO, NOBODY, WAITING, b"DATA\r\n"):
                line.sendall(piece)
                answers.append(hear(line))
            line.sendall(mail() + b".\r\nQUIT\r\n")
            rest = b""
            while block := line.recv(4096):
                rest += block
        return [*answers, *rest.splitlines()]

    answers = at_door(talk, taken.accept, kind=DoorKind.LMTP)

    assert answers[0].startswith(b"220 desk.example LMTP")
    assert [one[:3] for one in answers[3:6]] == [b"250", b"550", b"250"]
    assert answers[7:] == [b"250 2.0.0 Taken as 1", b"250 2.0.0 Taken as 1", b"221 2.0.0 Bye"]
    assert taken.envelopes[0].source == "lmtp"
    assert taken.envelopes[0].recipients == (
        "support@desk.example",
        "support+waiting@desk.example",
    )


def test_lmtp_defers_every_recipient_while_the_journal_is_away() -> None:
    async def away(*_: object) -> int:
        raise OSError("disk full")

    def talk(port: int) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            for piece in (b"", HELLO[DoorKind.LMTP], FROM, TO, WAITING, b"DATA\r\n"):
                line.sendall(piece)
                hear(line)
            line.sendall(mail() + b".\r\nQUIT\r\n")
            rest = b""
            while block := line.recv(4096):
                rest += block
        return rest

    answers = at_door(talk, away, kind=DoorKind.LMTP).splitlines()

    assert [one[:3] for one in answers] == [b"451", b"451", b"221"]


ODD = (  # what aiosmtpd answers by itself, with a code of its own or with none
    *(b"DATA", b"RCPT TO:<support@desk.example>", b"MAIL <a@a.example>", b"RSET x", b"RSET"),
    *(b"MAIL FROM:<a@a.example> X=1", b"MAIL FROM:<a@a.example> SIZE=999999999"),
    *(b"MAIL FROM:<a@a.example>", b"MAIL FROM:<b@a.example>", b"RCPT support"),
    *(b"RCPT TO:<support@desk.example> X=1", b"RCPT TO:<no@desk.example>"),
    *(b"RCPT TO:<support@desk.example>", b"RSET", b"NOOP", b"VRFY support", b"EXPN all", b"HELP"),
    *(b"AUTH PLAIN AGEAYg==", b"STARTTLS", b"WHAT", b"", b"\xff\xfe", b"NOOP " + b"x" * 2000),
    *(b"QUIT x", b"QUIT"),
)


@pytest.mark.parametrize("kind", [DoorKind.SMTP, DoorKind.LMTP])
def test_each_answer_but_the_first_two_has_its_enhanced_status_code(kind: DoorKind) -> None:
    heard = at_door(
        lambda port: say(port, HELLO[kind], *(one + b"\r\n" for one in ODD)),
        Taken().accept,
        kind=kind,
    )

    assert b"ENHANCEDSTATUSCODES" in heard[1]
    for line in (line for answer in heard[2:] for line in answer.splitlines()):
        assert re.match(rb"([245])\d\d \1\.\d\.\d+ \S", line), line


@pytest.mark.parametrize("command", [b"HELO a.example\r\n", b"EHLO a.example\r\n"])
def test_lmtp_wants_lhlo(command: bytes) -> None:
    assert at_door(lambda port: say(port, command), Taken().accept, kind=DoorKind.LMTP)[
        1
    ].startswith(b"500")


@pytest.mark.parametrize(("named", "is_trusted"), [(("local",), True), (("127.0.0.1",), False)])
def test_who_comes_by_a_unix_socket_is_trusted_when_that_is_set(
    tmp_path: Path, named: tuple[str, ...], is_trusted: bool
) -> None:
    taken = Taken()

    def talk() -> bytes:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(60)
            line.connect(str(tmp_path / "lmtp.sock"))
            pieces = (b"", HELLO[DoorKind.LMTP], FROM, TO, b"DATA\r\n", mail() + b".\r\n")
            for piece in pieces:
                line.sendall(piece)
                heard = hear(line)
            return heard

    async def meet() -> bytes:
        async with open_door(taken.accept, trusted_peers=named, kind=DoorKind.LMTP) as (door, _):
            await door.listen_at(tmp_path / "lmtp.sock")
            return await asyncio.to_thread(talk)

    assert asyncio.run(meet()) == b"250 2.0.0 Taken as 1\r\n"
    assert (taken.envelopes[0].peer, taken.envelopes[0].trusted) == ("local", is_trusted)


# --- no mail becomes two --------------------------------------------------------------------


@pytest.mark.parametrize("kind", DoorKind)
@pytest.mark.parametrize("form", SMUGGLING)
def test_no_form_of_a_bare_line_end_makes_two_mails(kind: DoorKind, form: bytes) -> None:
    taken = Taken()
    second = FROM + TO + b"DATA\r\nSubject: smuggled\r\n\r\nx\r\n.\r\n"
    raw = mail() + b"text" + form + second.replace(b"\r\n.\r\n", form) + b"end"

    def talk(port: int) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            login = auth("maya", PASSWORD) if kind is DoorKind.SUBMISSION else b"NOOP\r\n"
            for piece in (b"", HELLO[kind], login, FROM, TO, b"DATA\r\n", raw + b"\r\n.\r\n"):
                line.sendall(piece)
                heard = hear(line)
            return heard

    answer = at_door(talk, taken.accept, kind=kind, logins=logins())

    assert answer.startswith(b"250")
    assert len(taken.raws) == 1
    assert taken.raws[0].endswith(b"end\r\n")


# --- TLS ----------------------------------------------------------------------------------


@needs_openssl
def test_a_mail_comes_encrypted_and_the_envelope_knows(certificate: Path) -> None:
    taken = Taken()

    def talk(port: int) -> None:
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as client:
            client.starttls(context=ssl.create_default_context(cafile=str(certificate)))
            client.sendmail("c@a.example", ["support@desk.example"], mail())

    at_door(talk, taken.accept, certificate=Certificate(certificate, None))

    assert taken.raws == [mail()]
    assert taken.envelopes[0].tls


@needs_openssl
def test_what_was_said_before_tls_began_counts_for_nothing(certificate: Path) -> None:
    taken = Taken()
    injected = FROM + TO + b"DATA\r\nSubject: injected\r\n\r\nx\r\n.\r\n"

    def talk(port: int) -> list[bytes]:
        context = ssl.create_default_context(cafile=str(certificate))
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            for piece in (b"", HELLO[DoorKind.SMTP], FROM):
                line.sendall(piece)
                hear(line)
            line.sendall(b"STARTTLS\r\n" + injected)
            first = line.recv(4096)
            with context.wrap_socket(line, server_hostname="localhost") as safe:
                answers = [first]
                for piece in (TO, HELLO[DoorKind.SMTP], TO, b"NOOP\r\n"):
                    safe.sendall(piece)
                    answers.append(hear(safe))
                return answers

    answers = at_door(talk, taken.accept, certificate=Certificate(certificate, None))

    assert answers[0] == b"220 2.0.0 Ready to start TLS\r\n"
    assert answers[1].startswith(b"503")  # no EHLO, and no sender, since TLS began
    assert b"STARTTLS" not in answers[2]
    assert answers[3].startswith(b"503")
    assert answers[4].startswith(b"250")
    assert taken.raws == []


@needs_openssl
def test_a_renewed_certificate_is_shown_without_a_restart(
    tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.doors.certificate.LOOK_SECONDS", 0.0)
    path = tmp_path / "tls.pem"
    shutil.copy(certificate, path)
    shown = Certificate(path, None)

    def look(port: int) -> bytes:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as client:
            client.starttls(context=context)
            assert isinstance(client.sock, ssl.SSLSocket)
            return client.sock.getpeercert(binary_form=True) or b""

    def talk(port: int) -> tuple[bytes, bytes, bytes]:
        first = look(port)
        path.write_text("half a file")
        second = look(port)
        shutil.copy(make_certificate(tmp_path), path)
        return first, second, look(port)

    first, second, third = at_door(talk, Taken().accept, certificate=shown)

    assert first == second != third


def hang_up(line: socket.socket) -> None:
    line.close()


def babble(line: socket.socket) -> None:
    hear(line)
    line.sendall(b"MAIL FROM:<c@a.example>\r\n" * 40)
    while line.recv(4096):
        pass


def doubt(line: socket.socket) -> None:
    hear(line)
    with pytest.raises(ssl.SSLError):
        ssl.create_default_context().wrap_socket(line, server_hostname="localhost")


@needs_openssl
@pytest.mark.parametrize("said", [b"", b"\x16\x03\x01\x02\x00\x01"])
def test_who_begins_tls_and_stays_silent_makes_place_for_another(
    certificate: Path, caplog: pytest.LogCaptureFixture, said: bytes
) -> None:
    taken = Taken()

    def talk(port: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            hear(line)
            line.sendall(HELLO[DoorKind.SMTP])
            hear(line)
            line.sendall(b"STARTTLS\r\n" + said)
            wait_until(lambda: "no TLS" in caplog.text)
            send(port, mail())

    with caplog.at_level(logging.INFO, "gateway"):
        limits = DoorLimits(connections_max=1, timeout_seconds=1.0)
        at_door(talk, taken.accept, limits, certificate=Certificate(certificate, None))

    assert taken.raws == [mail()]


@needs_openssl
@pytest.mark.parametrize("instead", [hang_up, babble, doubt])
@pytest.mark.parametrize("trusted", [(), ("127.0.0.1",)])
def test_who_does_not_come_to_speak_tls_is_one_line_of_the_log_and_makes_place(
    certificate: Path,
    caplog: pytest.LogCaptureFixture,
    trusted: tuple[str, ...],
    instead: Callable[[socket.socket], None],
) -> None:
    taken = Taken()

    def talk(port: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            hear(line)
            line.sendall(HELLO[DoorKind.SMTP])
            hear(line)
            line.sendall(b"STARTTLS\r\n")
            instead(line)
        wait_until(lambda: "no TLS" in caplog.text)
        send(port, mail())

    with caplog.at_level(logging.INFO, "gateway"):
        limits = DoorLimits(connections_max=1)
        shown = Certificate(certificate, None)
        at_door(talk, taken.accept, limits, trusted, certificate=shown)

    told = [one for one in caplog.records if "no TLS" in one.getMessage()]
    assert [one.levelname for one in told] == ["WARNING" if trusted else "INFO"]
    assert "Traceback" not in caplog.text
    assert taken.raws == [mail()]


# --- submission -----------------------------------------------------------------------------


def test_submission_wants_a_login_and_says_whose_it_was() -> None:
    taken = Taken()

    def talk(port: int) -> bytes:
        refused = say(port, HELLO[DoorKind.SUBMISSION], FROM)[-1]
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as client:
            client.login("maya", PASSWORD)
            client.sendmail("maya@desk.example", ["support@desk.example"], mail())
        return refused

    refused = at_door(
        talk, taken.accept, trusted_peers=("127.0.0.1",), kind=DoorKind.SUBMISSION, logins=logins()
    )

    assert refused == b"530 5.7.0 Log in first\r\n"
    assert (taken.envelopes[0].login, taken.envelopes[0].source) == ("maya", "submission")
    assert not taken.envelopes[0].trusted  # a person's client stamps no verdicts


@pytest.mark.parametrize("option", [b"AUTH=<>", b"SIZE=9 AUTH=e+3Dmc2@example.com", b"auth=<>"])
@pytest.mark.parametrize("kind", [DoorKind.SUBMISSION, DoorKind.SMTP])
def test_who_submitted_it_first_may_be_said_where_a_login_is_offered(
    kind: DoorKind, option: bytes
) -> None:
    said = [HELLO[kind], auth("maya", PASSWORD), FROM[:-2] + b" " + option + b"\r\n"]
    if kind is DoorKind.SMTP:
        del said[1]

    answers = at_door(lambda port: say(port, *said), Taken().accept, kind=kind, logins=logins())

    assert answers[-1][:3] == (b"250" if kind is DoorKind.SUBMISSION else b"555")


def test_submission_is_no_open_relay() -> None:
    answers = at_door(
        lambda port: say(
            port,
            HELLO[DoorKind.SUBMISSION],
            auth("maya", PASSWORD),
            FROM,
            b"RCPT TO:<x@elsewhere.example>\r\n",
        ),
        Taken().accept,
        kind=DoorKind.SUBMISSION,
        logins=logins(),
    )

    assert answers[-1].startswith(b"550")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (auth("maya", "guess"), b"535"),
        (b"AUTH PLAIN !!!\r\n", b"501"),
        (b"AUTH PLAIN AGE=\r\n", b"501"),
        (b"AUTH CRAM-MD5\r\n", b"504"),
        (b"AUTH\r\n", b"504"),
        (b"AUTH LOGIN bWF5YQ==\r\n", b"334"),
        (b"AUTH PLAIN\r\n", b"334"),
    ],
)
def test_what_is_no_login_is_refused(said: bytes, answer: bytes) -> None:
    answers = at_door(
        lambda port: say(port, HELLO[DoorKind.SUBMISSION], said),
        Taken().accept,
        kind=DoorKind.SUBMISSION,
        logins=logins(),
    )

    assert answers[-1].startswith(answer)


@pytest.mark.parametrize(
    ("instead", "answer"), [(b"*\r\n", b"501"), (b"!!!\r\n", b"501"), (b"A" * 2000, b"500 5.5.6")]
)
def test_a_login_that_is_broken_off_is_answered_once(instead: bytes, answer: bytes) -> None:
    """RFC 4954 4; one answer too many, and the peer takes it for that to its next command."""
    answers = at_door(
        lambda port: say(port, HELLO[DoorKind.SUBMISSION], b"AUTH LOGIN\r\n", instead, b"NOOP\r\n"),
        Taken().accept,
        kind=DoorKind.SUBMISSION,
        logins=logins(),
    )

    assert answers[-2].startswith(answer)
    assert answers[-2].count(b"\r\n") == 1
    assert answers[-1].startswith(b"250")


@pytest.mark.parametrize("kind", [DoorKind.SMTP, DoorKind.LMTP])
def test_other_doors_hear_no_passwords(kind: DoorKind) -> None:
    answers = at_door(
        lambda port: say(port, HELLO[kind], auth("maya", PASSWORD)),
        Taken().accept,
        kind=kind,
        logins=logins(),
    )

    assert b"AUTH" not in answers[1]
    assert answers[-1].startswith(b"502")


def test_wrong_tries_cost_time_by_peer_and_by_name_and_the_owner_is_not_shut_out() -> None:
    now = [0.0]
    checked: list[str] = []

    def is_right(name: str, password: str) -> str | None:
        checked.append(name)
        return name if password == PASSWORD else None

    async def story() -> None:
        found = Logins(is_right, lambda: now[0])
        assert await found.check("maya", PASSWORD, "10.0.0.1") == "maya"
        for _ in range(FREE_TRIES):
            assert await found.check("maya", "guess", "203.0.113.9") is None
        count = len(checked)
        assert await found.check("olive", PASSWORD, "203.0.113.9") == 30  # the peer waits
        assert await found.check("maya", PASSWORD, "198.51.100.7") == 30  # so does the name
        assert len(checked) == count  # and nothing was looked at
        assert await found.check("maya", PASSWORD, "10.0.0.1") == "maya"
        now[0] = 31
        assert await found.check("maya", "guess", "203.0.113.9") is None
        assert await found.check("maya", PASSWORD, "203.0.113.9") == 60
        now[0] = 100
        assert await found.check("maya", PASSWORD, "203.0.113.9") == "maya"

    asyncio.run(story())


def test_a_password_is_kept_as_a_hash_and_proves_its_person_by_any_of_their_names(
    tmp_path: Path,
) -> None:
    path = tmp_path / "passwords"
    desk = example_desk()
    maya = next(one for one in desk.staff if one.handle == "maya")
    passwords = Passwords(path, desk)

    before = passwords.login_of("maya", PASSWORD)
    set_password(path, "maya", PASSWORD)

    assert before is None
    assert PASSWORD not in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    for name in ("maya", "MAYA", *maya.addresses):
        login = passwords.login_of(name, PASSWORD)
        assert login is not None
        assert desk.is_login(login, maya.addresses[0])
    assert passwords.login_of("maya", "guess") is None
    assert passwords.login_of("olive", PASSWORD) is None
    set_password(path, "maya", "")
    assert passwords.login_of("maya", PASSWORD) is None
    with pytest.raises(WeakPassword):
        set_password(path, "maya", "short")


# --- under siege ----------------------------------------------------------------------------


def test_strangers_cannot_shut_the_mail_server_out() -> None:
    taken = Taken()
    limits = DoorLimits(connections_max=3, connections_per_peer_max=2)

    def come_from(host: str, port: int) -> socket.socket:
        return socket.create_connection(("127.0.0.1", port), timeout=60, source_address=(host, 0))

    def talk(port: int) -> list[bytes]:
        lines = [come_from(f"127.0.0.{host}", port) for host in (2, 2, 2, 3, 4)]
        heard = [hear(one)[:3] for one in lines]
        send(port, mail())
        for one in lines:
            one.close()
        return heard

    heard = at_door(talk, taken.accept, limits, ("127.0.0.1",))

    assert heard == [b"220", b"220", b"421", b"220", b"421"]
    assert len(taken.raws) == 1


def test_a_stranger_whose_mail_trickles_is_sent_away_and_a_trusted_peer_is_not() -> None:
    limits = DoorLimits(rate_min=1000, rate_after_seconds=0.3)

    def talk(port: int) -> list[bytes]:
        heard = []
        for host in ("127.0.0.2", "127.0.0.1"):
            with socket.create_connection(
                ("127.0.0.1", port), timeout=60, source_address=(host, 0)
            ) as line:
                for piece in (b"", HELLO[DoorKind.SMTP], FROM, TO, b"DATA\r\n", b"Subject: x"):
                    line.sendall(piece)
                    if piece != b"Subject: x":
                        hear(line)
                if host == "127.0.0.1":
                    line.settimeout(1.5)
                try:
                    heard.append(line.recv(4096))
                except TimeoutError:
                    heard.append(b"")
        return heard

    heard = at_door(talk, Taken().accept, limits, ("127.0.0.1",))

    assert heard == [b"421 4.4.2 The mail comes too slowly\r\n", b""]
