"""Files of a letter: what fits goes along, the rest is named in the reader's words (GW-17)."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest
from letter_scenes import NOW, in_german, make_scene

from outbound.files import picture_id, size_in_words
from outbound.letter import Letter, LetterScene, write_letter
from outbound.mime import File, write_mime
from rules.effects import SendNotice
from rules.model.files import FileRef, begins_like_program, is_program, part_files
from rules.model.notice import Notice

MIB = 1024 * 1024
LOG = FileRef(7, "2", "vpn.log", "text/plain", 12_000, number=1)
DUMP = FileRef(7, "3", "capture.pcap", "application/octet-stream", 14 * MIB, number=2)
SETUP = FileRef(7, "4", "setup.exe", "application/octet-stream", 12_000, number=3)
SHOT = FileRef(7, "5", "screen.png", "image/png", 40_000, content_id="<image001@x>")
STRANGE = replace(LOG, name="invoice.pdf", number=4, named_only=True)
SECOND = replace(DUMP, name="second.pcap", size_bytes=9 * MIB, number=5)


def with_files(
    notice: Notice, files: tuple[FileRef, ...], scene: LetterScene | None = None, to: str = "c12"
) -> Letter:
    order = SendNotice(
        notice=notice,
        to=to,
        facts={"text": "See the files."},
        files=files,
        rule="GW-17",
        because="a test asks for it",
    )
    return write_letter(order, scene or make_scene())


def flat(text: str) -> str:
    return " ".join(text.split())


def test_what_fits_goes_and_a_smaller_one_behind_a_large_one_too() -> None:
    carried, left = part_files((DUMP, SECOND, LOG, SETUP, STRANGE), 10 * MIB)

    assert carried == (SECOND, LOG)
    assert left == (DUMP, SETUP, STRANGE)


# (name, type, whether opening it could run it)
NAMES = (
    ("setup.exe", "application/octet-stream", True),
    ("report.pdf.EXE", "application/pdf", True),
    ("report.exe.", "application/pdf", True),
    ("macro.js", "text/plain", True),
    ("tool", "application/x-msdownload", True),
    ("exe", "text/plain", False),
    ("how-to-run-setup.exe.txt", "text/plain", False),
    ("notes.pdf", "application/pdf", False),
    ("router.bin", "application/octet-stream", False),
    ("script.py.log", "text/plain", False),
    ("setup.exe'", "text/plain", True),
    ("setup.exe::$DATA", "text/plain", True),
    ("setup.e\u200bxe", "text/plain", True),
    ("setup\uff0e\uff45\uff58\uff45", "text/plain", True),
    ("setup.exe\u3000", "text/plain", True),
    ("setup.exe;1", "text/plain", True),
    ("setup.exe?download=1", "text/plain", True),
    ("answer of (acme.com)", "text/plain", False),
    ("disk.img", "application/octet-stream", True),
    ("see example.com-notes", "text/plain", False),
    ("10:30 meeting.txt", "text/plain", False),
    ("Übersicht 50%.pdf", "application/pdf", False),
)


@pytest.mark.parametrize(("name", "type", "runs"), NAMES)
def test_a_program_is_known_by_its_last_ending_or_its_type(
    name: str, type: str, runs: bool
) -> None:
    assert is_program(name, type) is runs


def test_a_program_under_another_name_is_known_by_its_bytes() -> None:
    assert begins_like_program(b"MZ\x90\0\3" + b"\0" * 60)
    assert begins_like_program(b"\x7fELF\2\1\1")
    assert not begins_like_program(b"MZ-700 manual, second edition, with all its programs." * 3)


def test_staff_are_told_how_to_get_what_stays_behind() -> None:
    letter = with_files(Notice.N_02, (LOG, DUMP, SETUP, STRANGE), to="maya")

    text = flat(letter.text)
    assert letter.files == (LOG,)
    assert "capture.pcap (application/octet-stream, 14 MiB): too large to mail" in text
    assert "setup.exe (application/octet-stream, 12 kB): a program" in text
    assert "invoice.pdf (text/plain, 12 kB): from an unverified sender" in text
    assert "Reply with #files 4 to have it mailed, or on the server: ticketgate" in text
    assert text.index("Not attached") < text.index("earlier on this ticket")


def test_a_customer_is_told_in_their_own_words() -> None:
    english = flat(with_files(Notice.N_03, (DUMP, SETUP)).text)
    german = flat(with_files(Notice.N_03, (DUMP,), in_german()).text)

    assert "capture.pcap (14 MiB) was too large to mail; ask us for it." in english
    assert "setup.exe (12 kB) is a program and was not mailed; ask us for it." in english
    assert "ticketgate" not in english
    assert "capture.pcap (14 MiB) war zu groß zum Mailen; fragen Sie uns danach." in german


def test_a_template_that_says_nothing_of_files_names_them_all_the_same() -> None:
    letter = with_files(Notice.N_06, (DUMP,))

    assert letter.text.rstrip().endswith("was too large to mail; ask us for it.")


def test_a_letter_whose_files_were_refused_names_them_in_both_parts() -> None:
    letter = with_files(Notice.N_03, (LOG,))
    files = (File("vpn.log", "text/plain", b"log"),)

    usual = read(write_mime(letter, NOW, files))
    bare = read(write_mime(letter, NOW, files, refused=True))

    said = "vpn.log (12 kB) could not be mailed; ask us for it."
    assert said not in flat(body(usual, "plain"))
    assert said in flat(body(bare, "plain"))
    assert said in flat(body(bare, "html"))
    assert usual.get_content_type() == "multipart/mixed"
    assert bare.get_content_type() == "multipart/alternative"


def test_a_picture_stands_in_the_twin_and_other_files_beside() -> None:
    letter = with_files(Notice.N_03, (SHOT, LOG))
    cid = picture_id(SHOT)
    files = (File("screen.png", "image/png", b"png", cid), File("vpn.log", "text/plain", b"log"))

    mail = read(write_mime(letter, NOW, files))

    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == [
        *("multipart/mixed", "multipart/alternative", "text/plain"),
        *("multipart/related", "text/html", "image/png", "text/plain"),
    ]
    assert f'src="cid:{cid}"' in body(mail, "html")
    (picture,) = (part for part in mail.walk() if part.get_content_type() == "image/png")
    assert picture["Content-ID"] == f"<{cid}>"
    assert "image001" not in mail.as_string()


def test_who_does_not_see_a_picture_of_ours_is_told_it() -> None:
    files = (File("a.png", "image/png", b"png", picture_id(SHOT), "Due: 1 < 2"),)

    mail = read(write_mime(with_files(Notice.N_03, (SHOT,)), NOW, files))

    assert 'alt="Due: 1 &lt; 2"' in body(mail, "html")


@pytest.mark.parametrize(
    ("size", "words"),
    [(10, "1 kB"), (12_288, "12 kB"), (14 * MIB, "14 MiB"), (1_600_000, "1.5 MiB")],
)
def test_sizes_are_told_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words


def read(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())
