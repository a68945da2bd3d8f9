"""In which order the mails of an archive are taken, and how much of them is kept."""

from __future__ import annotations

from pathlib import Path

from gateway.doors.archive import in_order, places_of

HOURS = "Tue, 05 Mar 2019 {:02d}:00:00 +0000"


def test_an_answer_comes_after_what_it_answers_whatever_its_clock_says(tmp_path: Path) -> None:
    _write(tmp_path, "a", 8, answers="<B@x.example>")  # its clock is two hours slow
    _write(tmp_path, "b", 10)
    _write(tmp_path, "c", 9, more="References: <b@x.example>\r\n <a@x.example>\r\n")
    _write(tmp_path, "d", 9)

    assert _order(tmp_path) == ["d", "b", "a", "c"]


def test_mails_that_answer_each_other_end_as_they_are_dated(tmp_path: Path) -> None:
    _write(tmp_path, "a", 9, answers="<b@x.example>")
    _write(tmp_path, "b", 8, answers="<a@x.example>")
    _write(tmp_path, "c", 7, answers="<c@x.example>")

    assert sorted(_order(tmp_path)) == ["a", "b", "c"]


def test_a_thread_of_any_length_is_followed(tmp_path: Path) -> None:
    for number in range(3000):
        above = f"<{number + 1:04d}@x.example>"
        _write(tmp_path, f"{number:04d}", 9, answers=above)

    assert _order(tmp_path)[0] == "2999"


def _write(folder: Path, name: str, hour: int, answers: str = "", more: str = "") -> None:
    above = f"In-Reply-To: {answers}\r\n" if answers else ""
    (folder / f"{name}.eml").write_text(
        f"Date: {HOURS.format(hour)}\r\nMessage-ID: <{name}@x.example>\r\n"
        f"{above}{more}\r\nhello\r\n"
    )


def _order(folder: Path) -> list[str]:
    return [Path(one.name).stem for one in in_order(places_of((str(folder),), 1_000_000))]
