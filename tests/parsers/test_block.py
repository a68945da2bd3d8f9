"""The block of commands at the top of the own words (CMD-02)."""

from pathlib import Path

import pytest

from parsers.block import COMMANDS_MAX, read_block
from parsers.invisible import is_turned_round

TABLE = Path(__file__).resolve().parent.parent / "tables" / "command.tsv"


def table() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
    rows = (line.split(" | ") for line in lines if line.strip() and not line.startswith("//"))
    return [(row[0], row[-1].strip()) for row in rows]


@pytest.mark.parametrize(("line", "what"), table())
def test_a_line_of_the_table_is_a_command_or_text(line: str, what: str) -> None:
    block = read_block(line)

    if what == "text":
        assert (block.commands, block.note) == ((), line.removeprefix("\\"))
    else:
        assert [command.line for command in block.commands] == [line]
        assert block.note == ""


@pytest.mark.parametrize(
    ("line", "verb", "args"),
    [
        ("#waiting", "waiting", ""),
        ("  #  Waiting  ", "waiting", ""),
        ("#WAITING:", "waiting", ""),
        ("#link-sent", "linksent", ""),
        ("#time_done yes", "timedone", "yes"),
        ("#wc: please send it", "wc", "please send it"),
        ("#status waiting on user", "status", "waiting on user"),
        ("＃waiting", "waiting", ""),
        ("\u00a0#\u00a0waiting", "waiting", ""),
        ("\u200b#assign “Jonas Feld”", "assign", '"Jonas Feld"'),
        ("#defer 2026–12–01", "defer", "2026-12-01"),
        ("*#internal*", "internal", ""),
        ("#internal…", "internal", ""),
        ("＃internal。", "internal", ""),
        ("#assign\t@jonas", "assign", "@jonas"),
        ("**#waiting 3d**", "waiting", "3d"),
        ("*#wc*: please send it", "wc", "please send it"),
        ("(#note)", "note", ""),
        ("“#internal.”", "internal", ""),
        ("\u202a#waiting\u202c", "waiting", ""),
        ("\u2068#assign\u2069 \u2068jonas\u2069", "assign", "jonas"),
        ("\u3164#wait\u2062ing\u180e\u034f", "waiting", ""),
        ("#\ufe0fwaiting", "waiting", ""),
        ("＃ｄｅｆｅｒ　２０２６－１２－０１", "defer", "2026-12-01"),
    ],
)
def test_a_command_is_folded(line: str, verb: str, args: str) -> None:
    (command,) = read_block(line).commands

    assert (command.verb, command.args) == (verb, args)


@pytest.mark.parametrize(
    ("text", "verbs", "note"),
    [
        ("\n\n#take\n\n#waiting\n\nHello\n#complete", ["take", "waiting"], "Hello\n#complete"),
        ("#take\n#end\n#waiting", ["take"], "#waiting"),
        ("Hello\n#take", [], "Hello\n#take"),
        ("#1 priority\n#take", [], "#1 priority\n#take"),
        ("\\#take is a word", [], "#take is a word"),
        ("#take\n\\#end", ["take"], "#end"),
        ("#waiting #internal\nHi", ["waiting", "internal"], "Hi"),
        ("#internal,#waiting\nHi", ["internal", "waiting"], "Hi"),
        ("#assign @jonas #internal\nHi", ["assign", "internal"], "Hi"),
        ("##internal\nHi", ["internal"], "Hi"),
        ("#tag #vip #printer\nHi", ["tag"], "Hi"),
        ("#wc: see #internal in the manual\nHi", ["wc"], "Hi"),
        ("See (#take).\n#take", [], "See (#take).\n#take"),
        ("#take.now", [], "#take.now"),
        ("", [], ""),
    ],
)
def test_the_first_other_line_ends_the_block(text: str, verbs: list[str], note: str) -> None:
    block = read_block(text)

    assert [command.verb for command in block.commands] == verbs
    assert block.note == note


def test_a_thousand_commands_are_not_all_read() -> None:
    block = read_block("#take\n" * 1000)

    assert len(block.commands) == COMMANDS_MAX
    assert block.note.count("#take") == 1000 - COMMANDS_MAX


@pytest.mark.parametrize(
    ("line", "verb", "args"),
    [
        ("#Waiting.", "waiting", ""),
        ("#waiting,", "waiting", ""),
        ("#Waiting. Did it help", "waiting", "Did it help"),
        ("#done!", "done", ""),
    ],
)
def test_a_full_stop_that_a_telephone_puts_is_no_part_of_the_verb(
    line: str, verb: str, args: str
) -> None:
    (command,) = read_block(line).commands

    assert (command.verb, command.args) == (verb, args)


@pytest.mark.parametrize("line", ["#node.js is slow", "#take.now", "#a/b", "#1. first", "#c++"])
def test_a_word_with_marks_inside_is_text(line: str) -> None:
    assert (read_block(line).commands, read_block(line).below) == ((), ())


@pytest.mark.parametrize("line", ["- #waiting", "• #waiting", "* #Waiting.", "1. #waiting"])
def test_an_item_of_a_list_is_a_command_that_stands_below(line: str) -> None:
    block = read_block(f"{line}\nDid it help?")

    assert [one.verb for one in block.below] == ["waiting"]
    assert block.note == f"{line}\nDid it help?"


@pytest.mark.parametrize(
    "line",
    [
        *(
            "\u2022\t#internal",
            "\u00b7\u00a0\u00a0\u00a0#note",
            "\u2013\u00a0#internal",
            "-#internal",
        ),
        *("<#internal>", "{#note}", "\u00ab#internal\u00bb", "| #internal", "\u2192 # Internal"),
        *(
            "1)#note",
            "- #waiting - #internal",
            "#waiting -> #note",
            "\u25b8 **#internal**.",
            "\u201e#note\u201c",
        ),
    ],
)
def test_the_word_that_keeps_inside_is_seen_whatever_stands_around_it(line: str) -> None:
    block = read_block(f"{line}\nThey have not paid.")

    seen = {one.verb for one in block.commands}
    assert block.inside or seen & {"internal", "note"}
    assert block.note == "They have not paid."


@pytest.mark.parametrize(
    "line", ["\\#internal", "> #internal", "Our #internal rules:", "- see #note", "#internals"]
)
def test_the_word_that_keeps_inside_is_text_within_text(line: str) -> None:
    assert not read_block(f"Hello\n{line}\nThey have paid.").inside


def test_an_item_that_keeps_the_text_inside_keeps_it_inside() -> None:
    assert read_block("Hello\n- #internal\nThey have not paid.").inside


@pytest.mark.parametrize("line", ["#wаiting", "#zurückstellen 2026-12-01", "#️⃣waiting"])
def test_a_word_in_any_script_is_a_command_or_an_error_never_text(line: str) -> None:
    assert [one.line for one in read_block(line).commands] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "\u202e#complete\u202c", "\u202d#complete", "#comp\u202elete", "#assign \u202esanoj@",
        "\u200f#c\u200fo\u200fm\u200fplete", "\u202b#com\u202c\u202bplete", "#com\u061cplete",
        "\u2067#\u2066com\u2069\u2066plete\u2069\u2069",
        "\u05e9 2026-\u206812\u2069-\u206807\u2069",
    ],
)  # fmt: skip
def test_letters_that_signs_of_direction_turn_round_are_not_seen_as_written(line: str) -> None:
    assert is_turned_round(line)


@pytest.mark.parametrize(
    "line",
    [
        "#complete", "\u200f#complete", "\u200e#complete\u200e", "#\u2066complete\u2069",
        "\u2067#complete\u2069", "#assign \u2068@maya\u2069.", "#admin \u2068Maya\u2069's laptop",
        "#defer 2026\u200e-\u200e12\u200e-\u200e07",
        "#admin \u05d4-\u200fVPN \u200f\u05e9\u05dc\u05d5\u05dd",
        "#admin \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "#admin caf\u00e9",
    ],
)  # fmt: skip
def test_marks_around_words_are_how_people_write_from_right_to_left(line: str) -> None:
    assert not is_turned_round(line)
