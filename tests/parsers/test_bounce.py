"""Notices of mail systems: who failed, how, for which letter, and who only talks about one."""

from base64 import b64encode

import pytest

from parsers import read_mail
from parsers.machine.delivery_status import find_status, infer_status
from parsers.machine.failure import cut_notice
from rules.model.mail import Kind, Mail

REPORT = "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; carla@a.example\nStatus: 5.1.1\n"


def notice(
    text: str,
    *,
    sender: str = "MAILER-DAEMON@mx.alderair.example",
    subject: str = "Undelivered Mail Returned to Sender",
    header: str = "",
) -> Mail:
    top = f"From: {sender}\nTo: support@desk.example\nSubject: {subject}\n{header}"
    return read_mail(f"{top.strip()}\n\n{text}\n".replace("\n", "\r\n").encode())


def failed(mail: Mail) -> list[str]:
    return [one.address for one in mail.bounce.failed] if mail.bounce else []


@pytest.mark.parametrize(
    ("text", "addresses", "status"),
    [
        (
            (
                "This is the mail system at host mx.\n\n<carla@a.example>: host mx.a.example"
                " said: 550 5.1.1\n    User unknown (in reply to RCPT TO command)"
            ),
            ["carla@a.example"],
            "5.1.1",
        ),
        (
            (
                "The recipients did not receive this message:\n\n<a@a.example>:\nUser unknown"
                "\n\n<b@a.example>:\nMailbox full\n"
            ),
            ["a@a.example", "b@a.example"],
            "5.1.1",
        ),
        (
            "Delivery to the following recipients failed.\n\n       carla@a.example\n",
            ["carla@a.example"],
            "5.0.0",
        ),
        (
            (
                "Sorry, we were unable to deliver your message to the following address.\n\n"
                "<carla@a.example>:\nRemote host said: 554 delivery error: This user doesn't have"
                " an account\n\n--- Below this line is a copy of the message.\n\nTo: x@b.example"
            ),
            ["carla@a.example"],
            "5.1.1",
        ),
        (
            "Your message to carla@a.example could not be delivered: over quota",
            ["carla@a.example"],
            "5.2.2",
        ),
        (
            (
                "Failed to deliver to 'carla@a.example'\nLOCAL module(account carla) reports:\n"
                " account is full (quota exceeded)"
            ),
            ["carla@a.example"],
            "5.2.2",
        ),
        (
            (
                "The message that you sent was undeliverable to the following:\n"
                "\tcarla@a.example (user not found)\n"
            ),
            ["carla@a.example"],
            "5.1.1",
        ),
        (
            (
                "   ----- The following addresses had permanent fatal errors -----\ncr@b.example\n"
                "    (expanded from: <carla@a.example>)\n"
            ),
            ["cr@b.example", "carla@a.example"],
            "5.0.0",
        ),
        (
            (
                "Reporting-MTA: mx\n\nFinal-Recipient: rfc822; carla@a.example\nAction: failed\n"
                "Status: 5.7.1\n"
            ),
            ["carla@a.example"],
            "5.7.1",
        ),
        (
            (
                "Unknown user: Carla@a.example\n\nRCPT TO generated following response:\n"
                "553 5.3.0 <Carla@a.example>... Addressee unknown\n"
            ),
            ["carla@a.example"],
            "5.3.0",
        ),
        (
            "could not be delivered to:\n\ncarla@a.example\n\nPlease write to postmaster@a.example",
            ["carla@a.example"],
            "5.0.0",
        ),
    ],
)
def test_a_notice_in_free_text_names_who_failed(
    text: str, addresses: list[str], status: str
) -> None:
    mail = notice(text)

    assert mail.kind is Kind.BOUNCE
    assert mail.bounce is not None
    assert [address.lower() for address in failed(mail)] == addresses
    assert mail.bounce.final_status == status
    assert mail.bounce.permanent


@pytest.mark.parametrize(
    "text",
    [
        "<carla@a.example>: mailbox is full.\nThe message is delayed for more than 4 hours.",
        "THIS IS A WARNING MESSAGE ONLY.\nYOU DO NOT NEED TO RESEND.\n<carla@a.example>: later",
        "<carla@a.example>: could not be delivered for 4 hours. It will be retried until Friday.",
        "<carla@a.example>: 451 4.4.1 connection timed out, message has been delayed",
        "<carla@a.example>: 451 4.4.1\nDie Zustellung ist verzögert und wird erneut versucht.",
        "<carla@a.example>: 451 4.4.1\nLa remise est retardée ; le serveur continuera d'essayer.",
        "<carla@a.example>: 451 4.4.1\n配送が遅れています。再試行します。",
        "<carla@a.example>: 451 4.4.1\n系统将继续尝试投递，请勿重发。",
        "<carla@a.example>: 451 4.4.1\n系统会自动重试。",
    ],
)
def test_a_delay_is_not_permanent(text: str) -> None:
    mail = notice(text, subject="Delayed Mail (still being retried)")

    assert mail.bounce is not None
    assert not mail.bounce.permanent


@pytest.mark.parametrize(
    "text",
    [
        "<carla@a.example>: 550 5.1.1 用户不存在，请检查地址后重试。",
        "<carla@a.example>: host mx.a.example said: 550 User not found\n請稍後重試",
        "<carla@a.example>: 550 5.1.1 宛先を確認して再試行してください。",
        "<carla@a.example>: Benutzer unbekannt. Die Zustellung wird nicht erneut versucht.",
        "<carla@a.example>: 550 5.1.1 unknown. Votre message n'a pas été retardé : il est perdu.",
        "<carla@a.example>: 550 5.1.1 user unknown. This is no delayed mail, it is lost",
    ],
)
def test_who_is_asked_to_try_again_has_failed(text: str) -> None:
    mail = notice(text)

    assert mail.bounce is not None
    assert mail.bounce.permanent
    assert mail.bounce.final_status == "5.1.1"


def test_what_was_given_up_is_permanent_whatever_its_code() -> None:
    mail = notice("<carla@a.example>:\n4.4.1 no connection. I have given up. Returned to you.")

    assert mail.bounce is not None
    assert (mail.bounce.permanent, mail.bounce.final_status) == (True, "4.4.1")


def test_the_letter_that_failed_is_found_in_the_words() -> None:
    mail = notice(
        "<carla@a.example>: unknown user\n\n--- Original message follows.\n\n"
        "Received: from desk.example\nMessage-ID: <T1.N-01@desk.example>\nSubject: x\n"
    )

    assert mail.bounce is not None
    assert mail.bounce.returned_message_id == "<T1.N-01@desk.example>"


def test_the_recipient_of_the_returned_mail_is_the_last_resort() -> None:
    mail = notice(
        "Your message could not be delivered.\n\n--- Original message follows.\n\n"
        "Received: from desk.example\nFrom: support@desk.example\nTo: carla@a.example\n"
    )

    assert failed(mail) == ["carla@a.example"]


@pytest.mark.parametrize(
    ("sender", "subject", "header", "text"),
    [
        (
            "carla@a.example",
            "Undelivered mail, what now?",
            "",
            "I get <bank@b.example>: 550 5.1.1 user unknown",
        ),
        (
            "carla@a.example",
            "Fwd: Undelivered Mail Returned to Sender",
            "",
            "See below.\n\n> <bank@b.example>: user unknown",
        ),
        (
            "Ben Postmaster <ben@a.example>",
            "Re: Undelivered Mail Returned to Sender",
            "",
            "I fixed it, <carla@a.example> works again.",
        ),
        ("carla@a.example", "Mail system down", "", "Nothing can be delivered to us."),
        (
            "Mail Delivery Team <info@parcel.example>",
            "Delivery problem with your parcel",
            "",
            "Your parcel could not be delivered. Please call.",
        ),
        (
            "carla@a.example",
            "Returned mail",
            "X-Mailer: Apple Mail (2.3)\nReturn-Path: <>",
            "I get <bank@b.example>: 550 5.1.1 user unknown",
        ),
    ],
)
def test_a_person_who_talks_about_a_bounce_is_no_bounce(
    sender: str, subject: str, header: str, text: str
) -> None:
    mail = notice(text, sender=sender, subject=subject, header=header)

    assert mail.kind is Kind.HUMAN
    assert mail.bounce is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("550 5.1.1 user unknown", "5.1.1"),
        ("550-5.1.1 first\n550 5.7.1 last", "5.7.1"),
        ("(#4.4.1)", "4.4.1"),
        ("host 5.1.1.9 said", ""),
        ("version 5.5.2650.21", ""),
        ("2.0.0 fine, 5.2.2 not", "5.2.2"),
        ("550 5.7.1 policy\n554 5.0.0 Service unavailable", "5.7.1"),
        ("554 5.0.0 Service unavailable", "5.0.0"),
        ("nothing", ""),
    ],
)
def test_a_written_status_is_found(text: str, status: str) -> None:
    assert find_status(text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("550 no such user here", "5.1.1"),
        ("452 mailbox is full", "4.2.2"),
        ("host unknown", "5.1.2"),
        ("message too large", "5.3.4"),
        ("blocked by our spam policy", "5.7.1"),
        ("will be retried, connection timed out", "4.4.1"),
        ("it did not work", "5.0.0"),
    ],
)
def test_a_status_is_gathered_from_words(text: str, status: str) -> None:
    assert infer_status(text) == status


def test_the_notice_ends_where_the_returned_mail_begins() -> None:
    text = "It failed.\nSorry.\n------ This is a copy of the message ------\nTo: x@y.example"

    notice_, returned = cut_notice(text)

    assert notice_ == "It failed.\nSorry."
    assert returned.startswith("------ This is a copy")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Mail Administrator", "admin@a.example"),
        ("Postmaster", "postmaster@a.example"),
        ("System Administrator", "it@a.example"),
    ],
)
def test_a_postmaster_who_writes_himself_is_a_person(name: str, address: str) -> None:
    mail = notice(
        "Hello, the mailbox of Carla rejected your last mail. Could you send it again?",
        sender=f"{name} <{address}>",
        subject="Your offer of Monday",
    )

    assert mail.kind is Kind.HUMAN


@pytest.mark.parametrize(
    "text",
    [
        "Ihre E-Mail an carla@a.example konnte nicht zugestellt werden.",
        "Votre message à carla@a.example n'a pas pu être distribué.",
        "Su mensaje para carla@a.example no pudo ser entregado.",
        "Wiadomość do carla@a.example nie została dostarczona.",
        "收件人邮件地址（carla@a.example）不存在",
        "carla@a.example adresine iletiniz teslim edilemedi.",
    ],
)
def test_what_a_mail_system_writes_to_a_null_path_is_a_bounce_in_any_language(text: str) -> None:
    mail = notice(text, header="Return-Path: <>", subject="x")

    assert failed(mail) == ["carla@a.example"]


@pytest.mark.parametrize(
    ("kind", "encoding", "block"),
    [
        ("delivery-status", "base64", b64encode(REPORT.encode()).decode()),
        ("delivery-status", "quoted-printable", REPORT.replace("carla", "c=61rla")),
        ("global-delivery-status", "8bit", REPORT),
    ],
)
def test_a_report_is_read_in_any_coding(kind: str, encoding: str, block: str) -> None:
    mail = notice(
        f"--q\n\nIt failed.\n--q\nContent-Type: message/{kind}\n"
        f"Content-Transfer-Encoding: {encoding}\n\n{block}\n--q--\n",
        header="Content-Type: multipart/report; report-type=delivery-status; boundary=q",
    )

    assert mail.bounce is not None
    assert (failed(mail), mail.bounce.final_status) == (["carla@a.example"], "5.1.1")


def test_the_words_of_a_report_of_success_name_nobody_who_failed() -> None:
    mail = notice(
        "--q\n\nYour message to <carla@a.example> was delivered.\n--q\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: mx\n\n"
        "Final-Recipient: rfc822; carla@a.example\nAction: relayed\nStatus: 2.1.5\n\n--q--\n",
        header="Content-Type: multipart/report; report-type=delivery-status; boundary=q",
    )

    assert mail.bounce is not None
    assert (mail.bounce.failed, mail.bounce.final_status) == ((), "2.1.5")


def test_a_report_of_success_is_no_failure() -> None:
    mail = notice(
        "--q\n\nDelivered.\n--q\nContent-Type: message/delivery-status\n\nReporting-MTA: mx\n\n"
        "Final-Recipient: rfc822; carla@a.example\nAction: delivered\nStatus: 2.1.5\n\n--q--\n",
        header="Content-Type: multipart/report; report-type=delivery-status; boundary=q",
        subject="Delivery Status Notification (Success)",
    )

    assert mail.bounce is not None
    assert (mail.bounce.failed, mail.bounce.permanent) == ((), False)
    assert mail.bounce.final_status == "2.1.5"
