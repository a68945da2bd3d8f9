"""An admin's templates: they win over the packaged ones, and every fault is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from letter_scenes import make_case, make_scene, write

from outbound.addressee import find_addressee
from outbound.parameters import Kind
from outbound.template_check import SPECIMENS, check_templates
from outbound.templates import PACKAGED, BadTemplate, load_wording
from outbound.variables import ALWAYS, COMMON, View, write_scenery
from rules.effects import SendNotice
from rules.model.notice import Notice

GOOD = "Subject: [{{ number }}] Fertig: {{ title }}\n\nHallo {{ contact_name or 'zusammen' }}!\n"


@pytest.mark.parametrize("place", ["N-06.j2", "en/N-06.j2"])
def test_an_admins_template_wins(tmp_path: Path, place: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / place).write_text(GOOD)

    letter = write(Notice.N_06, folder=tmp_path)

    assert letter.subject == "[T20261116.0004] Fertig: Printer offline"
    assert letter.text.endswith("\n\nHallo Carla!\n")


def test_other_notices_keep_the_packaged_words(tmp_path: Path) -> None:
    (tmp_path / "N-06.j2").write_text(GOOD)

    assert write(Notice.N_04, folder=tmp_path) == write(Notice.N_04)


def test_a_piece_that_others_include_can_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "thread.j2").write_text("\n(the thread is on the board)\n")

    assert "(the thread is on the board)" in write(Notice.N_13, folder=tmp_path).text


@pytest.mark.parametrize(
    "include",
    [
        "{% include ('own.j2' if number else 'thread.j2') %}",
        "{% set chosen = 'own.j2' %}{% include chosen %}",
        "{% include ['own.j2', number] %}",
        "{% include 'around.j2' %}",
        "{% from 'given.j2' import greeting with context %}{{ greeting() }}",
    ],
)
def test_a_piece_is_told_what_it_names_however_it_is_chosen(tmp_path: Path, include: str) -> None:
    own = "Hallo {{ contact_name }}: {{ title }}, {{ desk_phone }}"
    (tmp_path / "own.j2").write_text(own)
    (tmp_path / "around.j2").write_text("{% set name = 'own' %}{% include name ~ '.j2' %}")
    (tmp_path / "given.j2").write_text(f"{{% macro greeting() %}}{own}{{% endmacro %}}")
    (tmp_path / "N-06.j2").write_text(f"Subject: Fertig\n\n{include}\n")

    text = write(Notice.N_06, folder=tmp_path).text

    assert "Hallo Carla: Printer offline, +1 555 0100" in text


def test_pieces_may_name_each_other(tmp_path: Path) -> None:
    (tmp_path / "one.j2").write_text("{% if title == '' %}{% include 'two.j2' %}{% endif %}one")
    (tmp_path / "two.j2").write_text("{{ desk_phone }}{% include 'one.j2' %}")
    (tmp_path / "N-06.j2").write_text("Subject: Fertig\n\n{% include 'one.j2' %}")
    (tmp_path / "N-04.j2").write_text("Subject: Noch da\n\n{% include 'two.j2' %}")

    assert write(Notice.N_06, folder=tmp_path).text.endswith("\n\none\n")
    assert write(Notice.N_04, folder=tmp_path).text.endswith("+1 555 0100one\n")


def test_a_contact_is_written_to_in_their_language_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "N-06.j2").write_text(GOOD)
    case = make_case()
    carla, ben = case.known.contacts
    known = replace(case.known, contacts=(replace(carla, lang="fr"), ben))
    scene = make_scene(replace(case, known=known))

    french = write(Notice.N_06, scene=scene, to="c12", folder=tmp_path)
    english = write(Notice.N_06, scene=scene, to="c13", folder=tmp_path)
    fallback = write(Notice.N_04, scene=scene, to="c12", folder=tmp_path)

    assert "Fertig" in french.subject
    assert "Completed" in english.subject
    assert "Still waiting" in fallback.subject


def test_packaged_templates_have_no_faults() -> None:
    assert check_templates(PACKAGED) == ()


# (file, content, fault)
FAULTS = (
    ("N-99.j2", GOOD, "N-99.j2: no notice has this name; the name of one is N-49.j2"),
    (
        "N-06.j2",
        "Subject: a\n\n{{ conctact_name }}",
        'N-06.j2: line 3: unknown variable "conctact_name"; did you mean contact_name, ',
    ),
    ("N-06.j2", "Subject: a\n\n{% if %}", "N-06.j2: line 3: Expected an expression"),
    ("N-06.j2", "Subject: a\n\n{{ title | shout }}", "N-06.j2: line 3: No filter named 'shout'"),
    ("N-06.j2", "Hello\n\nSubject: a", 'N-06.j2: the first line must be "Subject: …"'),
    ("N-06.j2", "Subject: a\n\n{{ text.upper() }}", "N-06.j2: "),
    (
        "N-06.j2",
        "Subject: a\n\n{{ 'a' * 10 ** 9 }}",
        'N-06.j2: line 3: templates have no operator "',
    ),
    ("N-06.j2", "Subject: a\n\n{{ text | inset }}", "N-06.j2: "),
    ("N-06.j2", "Subject: a\n\n{{ ''.__class__.__mro__ }}", "N-06.j2: "),
    (
        "N-06.j2",
        "Subject: a\n\n{% include 'nothing.j2' %}",
        "N-06.j2: line 3: there is no nothing.j2",
    ),
    ("de/N-02.j2", GOOD, "de/N-02.j2: goes to colleagues, who read en; en/N-02.j2 replaces it"),
    ("en/sub/N-06.j2", GOOD, "en/sub/N-06.j2: no notice has this name"),
)


@pytest.mark.parametrize(("name", "content", "fault"), FAULTS)
def test_a_fault_is_named_with_its_file(
    tmp_path: Path, name: str, content: str, fault: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)

    faults = check_templates(tmp_path)

    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "N-06.j2").write_text("Subject: {{ a1 }}\n\n{{ b2 }}")
    (tmp_path / "N-07.j2").write_bytes(b"Subject: \xff")

    faults = check_templates(tmp_path)

    assert [one.split(";")[0][:45] for one in faults] == [
        'N-06.j2: line 1: unknown variable "a1"',
        'N-06.j2: line 3: unknown variable "b2"',
        "N-07.j2: cannot be read ('utf-8' codec can't ",
    ]


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    assert check_templates(tmp_path / "none")[0].endswith("make it, or leave the setting out")


def test_a_letter_with_a_broken_template_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "N-06.j2").write_text("Subject: a\n\n{{ nothing_like_this }}")

    with pytest.raises(BadTemplate, match=r"N-06\.j2: line 3: 'nothing_like_this' is undefined"):
        write(Notice.N_06, folder=tmp_path)


@pytest.mark.parametrize("notice", Notice)
def test_the_variables_that_are_promised_are_those_that_are_given(notice: Notice) -> None:
    scene = make_scene()
    to = find_addressee("maya", scene.case, scene.desk)
    order = SendNotice(notice=notice, to="maya", rule="GW-21", because="a test asks")

    variables = write_scenery(
        View(order, scene.case, scene.desk, to, scene.now, load_wording().languages["en"])
    )

    assert COMMON.keys() <= variables.keys()
    assert {name for name in ALWAYS if variables[name] is None} == set()


def test_every_kind_of_variable_has_a_specimen() -> None:
    assert SPECIMENS.keys() == set(Kind)
