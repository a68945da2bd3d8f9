"""Every mail in tests/fixtures/emails is read as the .json beside it says."""

import json
from pathlib import Path

import pytest

from parsers.header.stamp import Provider
from parsers.mail import Reading
from parsers.mail_json import answer
from rules.model.mail import Envelope

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "emails"
MAILS = sorted(FOLDER.glob("*.eml"))


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_a_fixture_is_read_as_its_json_says(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    given = wanted.pop("given", {})
    envelope = Envelope(
        recipients=tuple(given.get("recipients", ())), trusted=given.get("trusted", False)
    )
    reading = Reading(
        trusted_ids=tuple(given.get("trusted_ids", ())),
        trusted_hops=given.get("trusted_hops", 1),
        provider=Provider(given.get("verdict", "none")),
    )

    told = answer(path.name, path.read_bytes(), envelope, reading)

    assert told["error"] == ""
    files = wanted.pop("attachments", None)
    assert {key: told[key] for key in wanted} == wanted
    if files is not None:
        assert shown(told["attachments"], files) == files


def test_every_mail_has_its_json_and_every_json_its_mail() -> None:
    stems = {path.stem for path in FOLDER.glob("*.json")}

    assert stems == {path.stem for path in MAILS}


def test_lines_of_fixtures_end_in_crlf() -> None:
    bare = [path.name for path in MAILS if b"\n" in path.read_bytes().replace(b"\r\n", b"")]

    assert bare == []


def shown(files: object, wanted: list[dict[str, object]]) -> list[dict[str, object]]:
    """The keys of each file that the fixture asks for, and every file it does not know."""
    assert isinstance(files, list)
    keys = [*wanted, *({"name": ""} for _ in files[len(wanted) :])]
    return [{key: file[key] for key in asked} for file, asked in zip(files, keys, strict=False)]
