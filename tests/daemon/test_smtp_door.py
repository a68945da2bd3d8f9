"""The SMTP door against peers of every manner, on loopback."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import smtplib
import socket
import threading
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from living import wait_until
from loopback import NOW, Taken, at_door, hear, mail, open_door, say, send

from gateway.doors.door import message_id_of
from gateway.doors.limits import DoorLimits
from gateway.doors.room import Room
from gateway.doors.smtp_lane import END, Coming
from gateway.store.journal import Incoming
from rules.model.mail import Envelope

HELLO = b"EHLO peer.example\r\n"
FROM = b"MAIL FROM:<carla@alderair.example>\r\n"
TO = b"RCPT TO:<support@desk.example>\r\n"


def test_a_mail_is_handed_in_byte_for_byte_with_what_the_transport_knows() -> None:
    taken = Taken()
    raw = mail().replace(b"It does", b".hidden\r\n..two\r\n\r\n.\x00\xff It does")

    at_door(lambda port: send(port, raw), taken.accept)

    assert taken.raws == [raw]
    assert taken.envelopes == [
        Envelope(
            mail_from="c@a.example",
            recipients=("support@desk.example",),
            source="smtp",
            peer="127.0.0.1",
        )
    ]


PIECES = st.sampled_from([b"\r\n", b"\r", b"\n", b".", b"..", b"\r\n.", b"x", b"a.b"])


@given(st.lists(PIECES, max_size=14), st.lists(st.integers(1, 6), max_size=30))
def test_the_end_of_a_mail_is_the_first_line_that_is_a_lone_dot(
    pieces: list[bytes], sizes: list[int]
) -> None:
    heard = b"".join(pieces) + b"\r\n.\r\nQUIT\r\n"
    head, _, behind = (b"\r\n" + heard).partition(END)
    coming, at, end = Coming(), 0, -1

    for size in (*sizes, len(heard)):
        end = coming.find_end(heard[at : at + size])
        at += size
        if end >= 0:
            break
    raw, rest = coming.cut(end)

    assert raw == (head + b"\r\n").replace(b"\r\n.", b"\r\n")[2:]  # RFC 5321 4.5.2
    assert rest + heard[at:] == behind


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"Message-ID: <1@a.example>\r\n", "<1@a.example>"),
        (b"X-Of: <0@a.example>\r\nMessage-Id:\r\n <2@a.example>\r\n", "<2@a.example>"),
        (b"mEssage-id: <5@a.example>\r\n", "<5@a.example>"),
        (b"Subject: x\r\n", ""),
        (b"Subject: Message-ID: <6@a.example>\r\n", ""),
    ],
)
def test_the_log_names_the_message_id_of_the_header_not_of_a_mail_in_the_body(
    head: bytes, told: str
) -> None:
    raw = head + b"\r\nMessage-ID: <old@a.example>\r\n"

    assert message_id_of(raw) == told


@pytest.mark.parametrize("size", [1, 2, 3, 7, 31, 10_000])
def test_however_a_dialogue_is_cut_it_says_and_takes_the_same(size: int) -> None:
    """All at once, or in pieces that change from the short way to the long one anywhere."""
    taken = Taken()
    raw = mail().replace(b"It does", b".hidden\r\n..two\r\n\r\n.\x00\xff It does")
    other = FROM.lower().replace(b"carla", b"Carla").replace(b">", b"> SIZE=99 BODY=8BITMIME")
    sent = raw.replace(b"\r\n.", b"\r\n..") + b".\r\n"
    words = HELLO + FROM + TO + b"DATA\r\n" + sent + other + TO + b"NOOP\r\n"
    words += b"data\r\n" + sent + b"QUIT\r\n"

    def talk(port: int) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for start in range(0, len(words), size):
                line.sendall(words[start : start + size])
            return line.makefile("rb").read()

    told = at_door(talk, taken.accept)

    codes = [one[:3] for one in told.splitlines() if one[3:4] == b" "]
    assert b" ".join(codes) == b"220 250 250 250 354 250 250 250 250 354 250 221"
    assert taken.raws == [raw, raw]
    assert [one.mail_from for one in taken.envelopes] == [
        "carla@alderair.example",
        "Carla@alderair.example",
    ]


@pytest.mark.parametrize("lines", [1, 40_000])  # by the short way, and by the long one
def test_who_closes_its_half_behind_the_last_word_hears_every_answer(lines: int) -> None:
    taken = Taken()

    async def accept(incoming: Incoming) -> int:
        for _ in range(50):  # turns of the loop, in which the end of what is said comes in
            await asyncio.sleep(0)
        return await taken.accept(incoming)

    said = HELLO + FROM + TO + b"DATA\r\n" + mail(text="It prints.\r\n" * lines) + b".\r\n"

    def talk(port: int) -> list[bytes]:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.sendall(said + b"QUIT\r\n")
            line.shutdown(socket.SHUT_WR)
            heard = b"".join(iter(lambda: line.recv(65536), b""))
        return [one[:4] for one in heard.splitlines() if one[3:4] == b" "]

    answers = at_door(talk, accept)

    assert answers == [b"220 ", b"250 ", b"250 ", b"250 ", b"354 ", b"250 ", b"221 "]
    assert len(taken.raws) == 1


@pytest.mark.parametrize("half", [b"DATA\r\n" + mail(), b"DATA\r\n" + mail() * 9_000, b"RSE"])
def test_what_is_said_by_half_when_its_peer_closes_its_half_is_not_waited_for(half: bytes) -> None:
    taken = Taken()

    def talk(port: int) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.sendall(HELLO + FROM + TO + half)
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))

    assert at_door(talk, taken.accept).splitlines()[-1][:3] in (b"354", b"250")
    assert taken.raws == []


def test_a_mail_of_no_lines_is_a_mail() -> None:
    taken = Taken()

    answers = at_door(lambda port: say(port, HELLO, FROM, TO, b"DATA\r\n", b".\r\n"), taken.accept)

    assert answers[-1].startswith(b"250")
    assert taken.raws == [b""]


def test_the_greeting_and_the_offers_tell_nothing_of_our_insides() -> None:
    answers = at_door(
        lambda port: say(port, HELLO, b"VRFY support\r\n", b"HELP\r\n"), Taken().accept
    )

    assert answers[0] == b"220 desk.example ESMTP\r\n"
    assert answers[1].split(b"\r\n")[:-1] == [
        b"250-desk.example",
        b"250-SIZE 26214400",
        b"250-8BITMIME",
        b"250-SMTPUTF8",
        b"250-ENHANCEDSTATUSCODES",
        b"250 PIPELINING",
    ]
    assert answers[2].startswith(b"252")
    assert answers[3] == b"214 2.0.0 See RFC 5321\r\n"


@pytest.mark.parametrize(
    "option", [" SIZE=²", " SIZE=٣", " SIZE=-1", " SIZE=", " SIZE=1e3", " BODY"]
)
def test_an_odd_parameter_is_no_trouble_of_ours(
    option: str, caplog: pytest.LogCaptureFixture
) -> None:
    odd = FROM[:-2] + option.encode() + b"\r\n"

    answers = at_door(lambda port: say(port, HELLO, odd, FROM, TO), Taken().accept)

    assert [one[:3] for one in answers[2:]] == [b"501", b"250", b"250"]
    assert "session failed" not in caplog.text


@pytest.mark.parametrize("command", [b"AUTH PLAIN AGEAYg==", b"EXPN support", b"STARTTLS"])
def test_what_is_not_offered_is_refused(command: bytes) -> None:
    answers = at_door(lambda port: say(port, HELLO, command + b"\r\n"), Taken().accept)

    assert answers[-1][:1] in {b"4", b"5"}


@pytest.mark.parametrize("request_line", [b"POST / HTTP/1.1", b"GET / HTTP/1.1", b"CONNECT x:25"])
def test_a_browser_is_cut_off_before_it_says_a_dialogue(request_line: bytes) -> None:
    taken = Taken()
    dialogue = b"\r\n".join(
        (request_line, b"Host: x", b"", HELLO.rstrip(), FROM.rstrip(), TO.rstrip())
    )

    answers = at_door(
        lambda port: say(port, dialogue + b"\r\nDATA\r\n" + mail() + b"\r\n.\r\n"), taken.accept
    )

    assert answers[-1] == b"421 4.7.0 This is no web server\r\n"
    assert not taken.raws


def test_a_peer_is_trusted_when_its_network_is() -> None:
    taken = Taken()

    at_door(lambda port: send(port, mail()), taken.accept, trusted_peers=("127.0.0.0/8",))

    assert taken.envelopes[0].trusted


@pytest.mark.parametrize(
    "path", [b"<billing@desk.example>", b"<support@elsewhere.example>", b'<"odd one"@desk.example>']
)
def test_unknown_recipients_are_refused_in_the_dialogue(path: bytes) -> None:
    answers = at_door(
        lambda port: say(port, HELLO, FROM, b"RCPT TO:" + path + b"\r\n"), Taken().accept
    )

    assert answers[-1] == b"550 5.1.1 No such address here\r\n"


@pytest.mark.parametrize("path", [b"<sup\x00port@desk.example>", b"<\xff@desk.example>", b"<@@>"])
def test_a_malformed_recipient_is_refused(path: bytes) -> None:
    answers = at_door(
        lambda port: say(port, HELLO, FROM, b"RCPT TO:" + path + b"\r\n"), Taken().accept
    )

    assert answers[-1].startswith(b"55")


def test_a_peer_that_tries_one_unknown_address_after_another_is_cut_off() -> None:
    limits = DoorLimits(unknown_recipients_max=3)
    tries = [b"RCPT TO:<a%d@desk.example>\r\n" % number for number in range(4)]

    answers = at_door(lambda port: say(port, HELLO, FROM, *tries), Taken().accept, limits)

    assert [answer[:3] for answer in answers[3:6]] == [b"550", b"550", b"550"]
    assert b"421" in answers[6]


def test_more_recipients_than_allowed_are_asked_to_come_in_another_mail() -> None:
    limits = DoorLimits(recipients_max=2)

    answers = at_door(lambda port: say(port, HELLO, FROM, TO, TO, TO), Taken().accept, limits)

    assert answers[-1].startswith(b"452 4.5.3")


def test_a_mail_announced_too_large_is_refused_before_it_comes() -> None:
    limits = DoorLimits(size_max=1000)

    answers = at_door(
        lambda port: say(port, HELLO, FROM.replace(b">\r", b"> SIZE=1001\r")),
        Taken().accept,
        limits,
    )

    assert answers[-1].startswith(b"552")


def test_a_mail_that_turns_out_too_large_is_refused_and_the_next_one_taken() -> None:
    taken = Taken()
    limits = DoorLimits(size_max=300_000)

    def talk(port: int) -> None:
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as client:
            client.ehlo()
            client.esmtp_features.pop("size")
            with pytest.raises(smtplib.SMTPDataError) as refused:
                client.sendmail("c@a.example", ["support@desk.example"], b"x" * 300_001)
            assert refused.value.smtp_code == 552
            client.sendmail("c@a.example", ["support@desk.example"], mail())

    at_door(talk, taken.accept, limits)

    assert taken.raws == [mail()]


@pytest.mark.parametrize("filler", [b"x" * 65536, b"x\r\n" * 20000])
def test_a_mail_without_end_is_cut_off_and_costs_no_memory(filler: bytes) -> None:
    limits = DoorLimits(size_max=1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def talk(port: int) -> int:
        sent = 0
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            for piece in (HELLO, FROM, TO, b"DATA\r\n"):
                hear(line)
                line.sendall(piece)
            try:
                while sent < 200 * 1024 * 1024:
                    line.sendall(filler)
                    sent += len(filler)
            except ConnectionError:
                pass
        return sent

    sent = at_door(talk, Taken().accept, limits)

    assert sent < 16 * 1024 * 1024
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 * 1024


@pytest.mark.parametrize(
    "end", [b"\n.\n", b"\r\n.\n", b"\n.\r\n", b"\r.\r", b"\r\n.\r", b"\r\n.\x00\r\n"]
)
def test_only_a_dot_between_real_line_ends_ends_a_mail(end: bytes) -> None:
    taken = Taken()
    smuggled = b"one" + end + FROM + TO + b"DATA\r\ntwo\r\n.\r\n"

    at_door(lambda port: say(port, HELLO, FROM, TO, b"DATA\r\n", smuggled), taken.accept)

    assert len(taken.raws) == 1
    assert b"MAIL FROM" in taken.raws[0]


def test_the_end_of_a_mail_is_found_however_it_is_cut_in_pieces() -> None:
    taken = Taken()

    def talk(port: int) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for piece in (HELLO, FROM, TO, b"DATA\r\n"):
                hear(line)
                line.sendall(piece)
            hear(line)
            for octet in b"a\r\n..b\r\n.\r\nQUIT\r\n":
                line.sendall(bytes([octet]))
            heard = b""
            while block := line.recv(4096):
                heard += block
        return heard

    heard = at_door(talk, taken.accept)

    assert taken.raws == [b"a\r\n.b\r\n"]
    assert heard.splitlines()[0].startswith(b"250")
    assert heard.splitlines()[1].startswith(b"221")


def test_commands_sent_in_one_go_are_answered_in_order() -> None:
    taken = Taken()
    both = FROM + TO + b"DATA\r\none\r\n.\r\n" + FROM + TO + b"DATA\r\ntwo\r\n.\r\nQUIT\r\n"

    def talk(port: int) -> list[bytes]:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.sendall(HELLO + both)
            heard = b""
            while block := line.recv(4096):
                heard += block
        return [one[:3] for one in heard.splitlines() if one[3:4] == b" "]

    codes = at_door(talk, taken.accept)

    assert codes == [b"220", b"250", *[b"250", b"250", b"354", b"250"] * 2, b"221"]
    assert taken.raws == [b"one\r\n", b"two\r\n"]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (FROM + TO + b"DATA\r\n", [b"250", b"250", b"354"]),
        (
            FROM + b"RCPT TO:<no@desk.example>\r\n" + TO + b"DATA\r\n",
            [b"250", b"550", b"250", b"354"],
        ),
        (FROM + b"RCPT TO:<no@desk.example>\r\nDATA\r\n", [b"250", b"550", b"503"]),
        (b"MAIL FROM:<>>\r\n" + TO + b"DATA\r\nRSET\r\n", [b"501", b"503", b"503", b"250"]),
    ],
)
def test_a_mail_is_begun_in_one_go_where_a_recipient_is_taken(
    said: bytes, codes: list[bytes]
) -> None:
    """RFC 2920 3.2: as many answers as commands, and no text wanted for nobody."""

    def talk(port: int) -> list[bytes]:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            hear(line)
            line.sendall(HELLO)
            hear(line)
            line.sendall(said)
            stream = line.makefile("rb")
            return [stream.readline()[:3] for _ in codes]

    assert at_door(talk, Taken().accept) == codes


def test_the_null_sender_is_the_empty_path() -> None:
    taken = Taken()

    at_door(lambda port: send(port, mail(), sender="<>"), taken.accept)

    assert taken.envelopes[0].mail_from == ""


def test_what_cannot_be_journalled_is_answered_451_without_our_insides() -> None:
    async def refuse(incoming: Incoming) -> int:
        raise OSError("disk of /var/lib/secret is full")

    answers = at_door(
        lambda port: say(port, HELLO, FROM, TO, b"DATA\r\n", b"x\r\n.\r\n", b"NOOP\r\n"), refuse
    )

    assert answers[-2] == b"451 4.3.0 Cannot take this mail just now, try again later\r\n"
    assert answers[-1].startswith(b"250")


def test_a_commit_that_hangs_is_answered_451_in_time() -> None:
    limits = DoorLimits(accept_seconds=0.05)

    async def hang(incoming: Incoming) -> int:
        await asyncio.Event().wait()
        return 1

    answers = at_door(
        lambda port: say(port, HELLO, FROM, TO, b"DATA\r\n", b"x\r\n.\r\n"), hang, limits
    )

    assert answers[-1].startswith(b"451")


def test_no_250_is_heard_before_the_commit() -> None:
    committed = threading.Event()
    order: list[str] = []

    async def accept(incoming: Incoming) -> int:
        await asyncio.to_thread(committed.wait)
        order.append("committed")
        return 1

    def talk(port: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            for piece in (HELLO, FROM, TO, b"DATA\r\n", b"x\r\n.\r\n"):
                hear(line)
                line.sendall(piece)
            line.settimeout(0.1)
            with pytest.raises(TimeoutError):
                line.recv(10)
            order.append("nothing heard")
            committed.set()
            line.settimeout(60)
            order.append(line.recv(3).decode())

    at_door(talk, accept)

    assert order == ["nothing heard", "committed", "250"]


@pytest.mark.parametrize(
    ("limits", "trusted", "admitted"),
    [
        (DoorLimits(connections_max=2), (), 2),
        (DoorLimits(connections_per_peer_max=1), (), 1),
        (DoorLimits(connections_per_peer_max=1, connections_max=3), ("127.0.0.1",), 3),
    ],
)
def test_connections_beyond_the_limit_hear_421(
    limits: DoorLimits, trusted: tuple[str, ...], admitted: int
) -> None:
    def talk(port: int) -> list[bytes]:
        lines = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(4)]
        heard = [line.recv(4096)[:3] for line in lines]
        for line in lines:
            line.close()
        return heard

    heard = at_door(talk, Taken().accept, limits, trusted)

    assert heard == [b"220"] * admitted + [b"421"] * (4 - admitted)


def test_a_connection_that_ends_makes_place_for_another() -> None:
    limits = DoorLimits(connections_max=1)

    def talk(port: int) -> list[bytes]:
        return [say(port, b"QUIT\r\n")[0][:3] for _ in range(3)]

    assert at_door(talk, Taken().accept, limits) == [b"220"] * 3


def test_a_silent_peer_is_closed() -> None:
    limits = DoorLimits(timeout_seconds=0.05)

    def talk(port: int) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.recv(4096)
            return line.makefile("rb").read()  # to the end

    assert at_door(talk, Taken().accept, limits) == b"421 4.4.2 Waited too long\r\n"


def test_a_peer_that_reads_no_answer_makes_place_for_another() -> None:
    limits = DoorLimits(timeout_seconds=1.0, connections_max=1)

    def talk(port: int) -> None:
        with socket.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            deaf.settimeout(1.0)
            deaf.connect(("127.0.0.1", port))
            deaf.sendall(HELLO)
            with suppress(OSError):  # neither end reads now, until one lets go
                while True:
                    deaf.sendall(b"\n" * 100_000)
            wait_until(lambda: say(port, b"QUIT\r\n")[0].startswith(b"220"))

    at_door(talk, Taken().accept, limits)


def test_a_mail_that_is_broken_off_is_let_go_of_at_once() -> None:
    """Not when memory is looked through for garbage: a few dozen of the largest would fill it."""

    def talk(port: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            for piece in (HELLO, FROM, TO, b"DATA\r\n"):
                hear(line)
                line.sendall(piece)
            hear(line)
            line.sendall(b"x" * 2_000_000)  # more than the short way takes

    gc.collect()
    gc.disable()
    try:
        at_door(talk, Taken().accept)
        held = sum(type(one) is Coming for one in gc.get_objects())
    finally:
        gc.enable()

    assert held == 0


def test_a_mail_that_dribbles_in_too_slowly_is_closed() -> None:
    limits = DoorLimits(transfer_seconds=0.05)

    def talk(port: int) -> bytes:
        return say(port, HELLO, FROM, TO, b"DATA\r\n", b"slow")[-1]

    assert at_door(talk, Taken().accept, limits) == b"421 4.4.2 Waited too long\r\n"


def test_a_closing_door_lets_the_mail_under_way_end_and_tells_the_idle() -> None:
    taken = Taken()

    async def meet() -> tuple[bytes, bytes]:
        async with open_door(taken.accept) as (door, port):
            idle_reader, idle = await asyncio.open_connection("127.0.0.1", port)
            await idle_reader.readline()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            for piece in (HELLO, FROM, TO, b"DATA\r\n"):
                writer.write(piece)
            await reader.readuntil(b"354 End with a dot alone on a line\r\n")
            closing = asyncio.create_task(door.close(grace_seconds=5))
            told = await idle_reader.read()
            writer.write(b"last one\r\n.\r\n")
            heard = await reader.read()
            await closing
            idle.close()
            writer.close()
            return told, heard

    told, heard = asyncio.run(meet())

    assert told.startswith(b"421 4.3.2")
    assert heard.startswith(b"250")
    assert b"421 4.3.2" in heard
    assert taken.raws == [b"last one\r\n"]


def test_mails_beyond_the_room_wait_for_each_other_and_all_are_taken() -> None:
    taken = Taken()
    raw = os.urandom(150_000).replace(b"\r\n", b"") + b"\r\n"

    async def meet() -> int:
        room = Room(200_000)
        async with open_door(taken.accept, room=room) as (_, port):
            sending = [asyncio.to_thread(send, port, raw + b"%d\r\n" % n) for n in range(6)]
            await asyncio.gather(*sending)
        return room.used

    left = asyncio.run(meet())

    assert left == 0
    assert len(taken.raws) == 6
    assert NOW.tzinfo is not None


# not 2: there asyncio of 3.11 itself drops the transport that it is making
@pytest.mark.parametrize("turns", [0, 3])
def test_who_comes_while_the_door_closes_gets_no_session_that_nobody_ends(turns: int) -> None:
    """The connection is accepted, and its session would begin, only when the door was closed."""
    taken = Taken()

    async def come_and_write() -> None:
        async with open_door(taken.accept) as (door, port):
            with socket.socket() as line:
                line.connect(("127.0.0.1", port))  # it waits: the loop has not had its turn
                for _ in range(turns):
                    await asyncio.sleep(0)
                await door.close(grace_seconds=1)
                await asyncio.to_thread(_write_late, line)

    asyncio.run(come_and_write())

    assert taken.raws == []


def _write_late(line: socket.socket) -> None:
    """Say a whole mail as far as one is let, step by step."""
    line.settimeout(2)
    steps = (b"EHLO a.example", b"MAIL FROM:<c@a.example>", b"RCPT TO:<support@desk.example>")
    try:
        for step in (*steps, b"DATA", mail() + b"."):
            if not hear(line).startswith((b"2", b"3")):
                return
            line.sendall(step + b"\r\n")
        hear(line)
    except OSError:
        return
