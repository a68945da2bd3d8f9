"""What a story writes arrives as a real mail that our own parsers read back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from gateway.config.desk_file import example_desk
from gateway.rehearse.inbox import Inbox
from gateway.rehearse.steps import BounceLetter, SendMail
from gateway.rehearse.story import read_story_text
from gateway.rehearse.story_line import BadLine
from gateway.rehearse.story_people import Cast, cast_of
from gateway.store.journal import Incoming
from gateway.store.outbox import OutboxLetter
from parsers.mail import Reading, read_mail
from rules.model.mail import Kind, Mail
from rules.model.notice import Notice
from rules.model.ticket import Contact, LetterState

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
SERVER = "mx.desk.example"
CARLA = Contact(7, 1, "Carla Ruiz", ("carla@alderair.example",))
BEN = Contact(8, 1, "Ben Ode", ("ben@alderair.example",))
N_02 = OutboxLetter(
    id=1,
    ticket_id=1,
    number="T20261116.0004",
    notice=Notice.N_02,
    person="maya",
    address="maya@desk.example",
    envelope_sender="bounces+b.abc@desk.example",
    message_id="<T20261116.0004.N-02.1-1.maya@desk.example>",
    subject="[T20261116.0004] New mail: Printer offline",
    words="Hello",
    headers=(
        ("Reply-To", "support+t.k3v9a1@desk.example"),
        ("References", "<T20261116.0004.staff@desk.example>"),
    ),
    files=(),
    not_before=NOW,
    put_at=NOW,
    state=LetterState.SENT,
    tries=1,
    next_try_at=NOW,
    input_id=1,
    rule="GW-09",
    because="Carla wrote",
    error="",
    repeated=False,
    handed_at=NOW,
    ended_at=NOW,
    answer="250",
)


@pytest.fixture
def cast() -> Cast:
    return cast_of(example_desk(), (CARLA, BEN))


@pytest.fixture
def inbox(cast: Cast) -> Inbox:
    return Inbox(cast, SERVER)


def step_of(text: str, path: Path = Path("here.story")) -> SendMail:
    (step,) = read_story_text(text, path).steps
    assert isinstance(step, SendMail)
    return step


def read_back(incoming: Incoming) -> Mail:
    return read_mail(incoming.raw, incoming.envelope, Reading(trusted_ids=(SERVER,)))


def test_a_mail_of_the_cast_is_read_as_it_was_told(inbox: Inbox) -> None:
    step = step_of(
        'mail from=carla to=support cc=ben subject="Re: [T20261116.0004] Drücker"\n| Grüße\n|\n| C.'
    )

    incoming = inbox.mail(step, NOW)
    mail = read_back(incoming)

    assert mail.kind is Kind.HUMAN
    assert [(box.name, box.address) for box in mail.from_] == (
        [("Carla Ruiz", "carla@alderair.example")]
    )
    assert [box.address for box in mail.to] == ["support@desk.example"]
    assert [box.address for box in mail.cc] == ["ben@alderair.example"]
    assert mail.subject == "Re: [T20261116.0004] Drücker"
    assert mail.own_text == "Grüße\n\nC."
    assert mail.date == NOW
    assert incoming.envelope.recipients == ("support@desk.example",)
    assert incoming.envelope.mail_from == "carla@alderair.example"


@pytest.mark.parametrize(
    ("words", "results"),
    [
        ("from=maya", ["pass", "pass"]),
        ("from=someone@elsewhere.example", ["none", "none"]),
        ("from=bookings@scheduler.example", ["pass", "pass"]),
        ("from=maya auth=fail", ["fail", "fail"]),
        ("from=maya auth=none", ["none", "none"]),
        ("from=maya auth=login", []),
    ],
)
def test_our_own_server_says_what_it_found(words: str, results: list[str], inbox: Inbox) -> None:
    incoming = inbox.mail(step_of(f"mail {words} to=support"), NOW)

    assert [one.result for one in read_back(incoming).verdict] == results
    assert bool(incoming.envelope.login) == ("login" in words)


def test_a_word_stands_behind_the_base_address(inbox: Inbox) -> None:
    incoming = inbox.mail(step_of("mail from=maya to=support+waiting,carla"), NOW)

    assert incoming.envelope.recipients == ("support+waiting@desk.example",)


def test_what_the_transport_adds_is_on_top_and_in_the_envelope(inbox: Inbox) -> None:
    step = step_of("mail from=maya to=carla delivered_to=waiting@desk.example envelope_from=<>")

    incoming = inbox.mail(step, NOW)

    assert incoming.raw.startswith(b"Delivered-To: waiting@desk.example\r\n")
    assert incoming.envelope.recipients == ("waiting@desk.example",)
    assert incoming.envelope.mail_from == ""


def test_html_stands_beside_the_text_or_alone(inbox: Inbox) -> None:
    both = read_back(inbox.mail(step_of('mail from=carla html="<p>Rich</p>"\n| Plain'), NOW))
    alone = read_back(inbox.mail(step_of('mail from=carla html="<p>Rich</p>"'), NOW))

    assert (both.own_text, both.text_html.strip()) == ("Plain", "Rich")
    assert alone.own_text == "Rich"


def test_attachments_have_the_size_that_was_asked(inbox: Inbox) -> None:
    step = step_of(
        "mail from=carla attach=vpn.log:text/plain:12kB attach=logo.png:image/png:300B\n| See"
    )

    mail = read_back(inbox.mail(step, NOW))

    assert [(one.name, one.type, one.size) for one in mail.attachments] == (
        [("vpn.log", "text/plain", 12 * 1024), ("logo.png", "image/png", 300)]
    )


def test_headers_of_the_story_replace_what_would_stand_there(inbox: Inbox) -> None:
    step = step_of('mail from=carla header="Message-ID:" header="Auto-Submitted: auto-replied"')

    mail = read_back(inbox.mail(step, NOW))

    assert mail.message_id == ""
    assert mail.kind is Kind.AUTO_REPLY


def test_a_repeated_id_is_the_same_mail_again(inbox: Inbox) -> None:
    step = step_of('mail from=carla id=m1 subject="Help"\n| Please')
    first = read_back(inbox.mail(step, NOW))

    second = read_back(inbox.mail(step, NOW.replace(hour=16)))

    assert second.message_id == first.message_id != ""
    assert second.content_hash == first.content_hash


def test_two_mails_without_a_name_are_two_mails(inbox: Inbox) -> None:
    step = step_of('mail from=carla subject="Help"\n| Please')

    first, second = (read_back(inbox.mail(step, NOW)) for _ in range(2))

    assert first.message_id != second.message_id


def test_a_reply_to_a_notice_goes_where_its_reply_to_says(inbox: Inbox) -> None:
    inbox.letters.append(N_02)

    incoming = inbox.mail(step_of("mail from=maya reply=N-02\n| #waiting"), NOW)
    mail = read_back(incoming)

    assert mail.in_reply_to == (N_02.message_id,)
    assert mail.references == ("<T20261116.0004.staff@desk.example>", N_02.message_id)
    assert incoming.envelope.recipients == ("support+t.k3v9a1@desk.example",)
    assert mail.subject == "Re: [T20261116.0004] New mail: Printer offline"


def test_a_reply_to_a_mail_of_the_story_names_it(inbox: Inbox) -> None:
    parent = read_back(inbox.mail(step_of('mail from=carla id=m1 subject="Help"'), NOW))

    mail = read_back(inbox.mail(step_of("mail from=ben reply=m1"), NOW))

    assert mail.in_reply_to == (parent.message_id,)
    assert mail.subject == "Re: Help"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("mail from=nobody", 'nobody has the handle "nobody"'),
        ("mail from=maya reply=N-02", "no N-02 has been put out"),
        ("mail from=maya reply=m7", "no mail above has id=m7"),
        ("mail file=gone.eml", "cannot be read"),
    ],
)
def test_what_is_not_there_is_said(line: str, reason: str, inbox: Inbox) -> None:
    with pytest.raises(BadLine, match=reason):
        inbox.mail(step_of(line), NOW)


def test_a_file_comes_in_as_it_stands_under_the_verdict(tmp_path: Path, inbox: Inbox) -> None:
    raw = (
        "From: Maya Ortiz <maya@desk.example>\nTo: support+waiting@desk.example\nSubject: x\n\nHi\n"
    )
    (tmp_path / "one.eml").write_bytes(raw.encode())

    incoming = inbox.mail(step_of("mail file=one.eml", tmp_path / "here.story"), NOW)

    assert incoming.raw.endswith(raw.replace("\n", "\r\n").encode())
    assert [one.result for one in read_back(incoming).verdict] == ["pass", "pass"]
    assert incoming.envelope.recipients == ("support+waiting@desk.example",)


def test_a_file_with_a_verdict_keeps_it(tmp_path: Path, inbox: Inbox) -> None:
    raw = (
        "Authentication-Results: mx.desk.example; dmarc=fail header.from=desk.example\n"
        "From: maya@desk.example\nTo: support@desk.example\nSubject: x\n\n#complete\n"
    )
    (tmp_path / "forged.eml").write_bytes(raw.encode())

    incoming = inbox.mail(step_of("mail file=forged.eml", tmp_path / "here.story"), NOW)

    assert [one.result for one in read_back(incoming).verdict] == ["fail"]


def test_a_bounce_comes_to_the_letters_own_address(inbox: Inbox) -> None:
    inbox.letters.append(N_02)
    (step,) = read_story_text("bounce of=N-02 to=maya status=5.1.1", Path("x")).steps

    assert isinstance(step, BounceLetter)

    incoming = inbox.report(step, NOW)
    mail = read_back(incoming)

    assert mail.kind is Kind.BOUNCE
    assert mail.bounce is not None
    assert mail.bounce.permanent
    assert [one.address for one in mail.bounce.failed] == ["maya@desk.example"]
    assert mail.bounce.returned_message_id == N_02.message_id
    assert incoming.envelope.recipients == ("bounces+b.abc@desk.example",)
    assert incoming.envelope.mail_from == ""


@pytest.mark.parametrize(
    ("word", "addresses"),
    [
        ("maya", {"maya@desk.example"}),
        ("carla", {"carla@alderair.example"}),
        ("Someone@Elsewhere.example", {"someone@elsewhere.example"}),
        ("dispatch-team@desk.example", {"dispatch-team@desk.example", "olive@desk.example"}),
    ],
)
def test_a_to_means_a_person_an_address_or_the_members_of_a_team(
    word: str, addresses: set[str], cast: Cast
) -> None:
    assert cast.reached_by(word) == addresses


def test_persons_are_named_as_the_rules_name_them(cast: Cast) -> None:
    words = ("maya", "carla", "carla@alderair.example", "x@elsewhere.example")

    assert [cast.person_key(word) for word in words] == ["maya", "c7", "c7", "x@elsewhere.example"]
