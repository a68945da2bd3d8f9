"""The door for files: what is found where, byte for byte."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gateway.doors.mail_files import FoundMail, UnreadablePath, find_mails

SIZE_MAX = 1000
MAIL = b"From: c@a.example\r\nSubject: x\r\n\r\nhello\r\n"


def found(path: Path | str, stdin: bytes = b"") -> list[FoundMail]:
    return list(find_mails(str(path), SIZE_MAX, io.BytesIO(stdin)))


def test_standard_input_is_one_mail() -> None:
    assert found("-", MAIL) == [FoundMail("standard input", MAIL)]


def test_a_file_is_one_mail_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(MAIL)

    assert found(tmp_path / "note.txt") == [FoundMail(str(tmp_path / "note.txt"), MAIL)]


def test_a_folder_gives_its_mails_in_order_of_name_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.eml", "a.EML", "sub/c.eml", "readme.md", ".hidden"):
        (tmp_path / name).write_bytes(MAIL)

    names = [Path(one.name).relative_to(tmp_path) for one in found(tmp_path)]

    assert names == [Path("a.EML"), Path("b.eml"), Path("sub/c.eml")]


def test_a_maildir_gives_what_is_new_and_what_is_current(tmp_path: Path) -> None:
    for folder in ("cur", "new", "tmp"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1700000000.M1.host:2,S").write_bytes(MAIL)

    names = [Path(one.name).parent.name for one in found(tmp_path)]

    assert names == ["cur", "new"]


def test_a_maildir_at_work_gives_each_mail_once(tmp_path: Path) -> None:
    """Mails are looked at, marked, brought and taken away while it is read."""
    new, cur = tmp_path / "new", tmp_path / "cur"
    for folder in (new, cur):
        folder.mkdir()
    for number in range(200):
        (new / f"17{number:03}.M1.host").write_bytes(MAIL + b"%d" % number)
        (cur / f"16{number:03}.M1.host:2,").write_bytes(MAIL + b"%d" % (1000 + number))
    mails = find_mails(str(tmp_path), SIZE_MAX, io.BytesIO())

    given = [next(mails)]
    for number in range(1, 200, 2):
        (new / f"17{number:03}.M1.host").rename(cur / f"17{number:03}.M1.host:2,S")
        (cur / f"16{number:03}.M1.host:2,").rename(cur / f"16{number:03}.M1.host:2,RS")
    (new / "17008.M1.host").unlink()
    given += mails

    numbers = sorted(int(one.raw.removeprefix(MAIL)) for one in given)
    assert numbers == [*(one for one in range(200) if one != 8), *range(1000, 1200)]


def test_a_maildir_without_rest_is_not_read_for_ever(tmp_path: Path) -> None:
    (tmp_path / "cur").mkdir()
    for number in range(40):
        (tmp_path / "cur" / f"{number:02}:2,").write_bytes(MAIL)

    def read_and_rename() -> None:
        for number, _ in enumerate(find_mails(str(tmp_path), SIZE_MAX, io.BytesIO())):
            for one in sorted((tmp_path / "cur").iterdir())[number + 1 :]:
                one.rename(one.with_name(one.name + "x"))

    with pytest.raises(UnreadablePath, match="renamed all the time"):
        read_and_rename()


def test_an_mbox_is_taken_apart_and_its_quoting_undone(tmp_path: Path) -> None:
    box = tmp_path / "old.mbox"
    box.write_bytes(
        b"From c@a.example Mon Nov 23 10:00:00 2026\nSubject: 1\n\n>From here\n>>From there\n\n"
        b"From b@a.example Mon Nov 23 10:00:00 2026\nSubject: 2\n\nnot\nFrom a line\n\n"
    )

    mails = found(box)

    assert mails == [
        FoundMail(f"{box}:1", b"Subject: 1\n\nFrom here\n>From there\n"),
        FoundMail(f"{box}:2", b"Subject: 2\n\nnot\nFrom a line\n"),
    ]


def test_a_mail_over_the_limit_is_said_to_be_and_not_read_whole(tmp_path: Path) -> None:
    (tmp_path / "huge.eml").write_bytes(b"x" * 5000)

    [huge] = found(tmp_path)

    assert not huge.is_whole
    assert len(huge.raw) <= SIZE_MAX + 1


def test_an_mbox_with_one_mail_over_the_limit_gives_the_others(tmp_path: Path) -> None:
    box = tmp_path / "old.mbox"
    box.write_bytes(b"From a\n\n" + b"x\n" * 3000 + b"\nFrom b\n\nsmall\n")

    assert [one.is_whole for one in found(box)] == [False, True]


@pytest.mark.parametrize("name", ["missing.eml", "missing"])
def test_a_path_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadablePath, match=name):
        found(tmp_path / name)
