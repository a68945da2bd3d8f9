"""Mere thanks, with and without what signs them (ST-46)."""

from __future__ import annotations

import pytest

from rules.model.thanks import is_thanks
from tests.timing import seconds_of

CARLA = "Carla Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "Thanks so much!",
        "Thank you.\n\nBest regards",
        "Great, thank you all! 😀",
        "That works great, many thanks for your quick help.",
        "Perfect.",
        "thx",
        "Vielen Dank für die schnelle Hilfe!",
        "Merci beaucoup",
        "Muchas gracias",
        "Grazie mille!",
        "Muito obrigado",
        "Hartelijk bedankt",
        "Tack så mycket",
        "Большое спасибо",
        "ありがとうございました。",
        "谢谢！",
        "감사합니다.",
    ],
)
def test_mere_thanks_are_thanks(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, but it is back",
        "Thanks, is it back?",
        "Thanks for 2 mails",
        "no thanks",
        "Not great",
        "ok",
        "it works now",
        "",
        "!!!",
        "Danke, geht aber nicht",
        "ありがとうございますがまだ動きません",
        "thank you " * 7,
        "thanks " + "so" * 5000,
    ],
)
def test_anything_more_than_thanks_is_an_answer(text: str) -> None:
    assert not is_thanks(text)


def test_thanks_may_name_the_person_they_go_to() -> None:
    assert is_thanks("Thanks Maya!", names=("Maya Ortiz",))
    assert not is_thanks("Thanks Maya!")


@pytest.mark.parametrize(
    "text",
    [
        "Thank you!\n\nCarla Ruiz\nHead Buyer\nAlder Air\nT +1 555 0177\nwww.alderair.example",
        "Thanks, Maya!\n\nBest regards\nCarla",
        "Danke!\n\nMit freundlichen Grüßen\n\nCarla Ruiz\nLeiterin Einkauf\nAlder GmbH & Co. KG",
        "👍",
        "🙏🙏",
        "+1",
        ":-)",
        "Thank you, it works now.",
        "Thanks, fixed.",
        "Danke, es läuft wieder.",
        "Merci, ça marche.",
        "Thanks, 100% perfect",
        "👍\n\nCarla Ruiz reacted via Gmail\n<https://mail.example/about/>",
        "👍 Carla Ruiz reacted to your message:",
        "谢谢！\n\nCarla Ruiz\n采购部",
    ],
)
def test_thanks_are_read_without_what_signs_them(text: str) -> None:
    assert is_thanks(text, ("Maya Ortiz",), CARLA)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you!\n\nCarla Ruiz\nThe second printer is broken too.",
        "Thank you!\n\nCarla Ruiz\nHead Buyer\n\nPS: the lamp still blinks red",
        "Thank you!\n\nCarla Ruiz\nCan somebody call me?",
        "Danke!\n\nCarla\nDer Drucker im Lager ist auch kaputt",
        "谢谢！\n\nCarla Ruiz\n但是二楼的打印机还是坏的。",
        "👎",
        "❌",
        "👍❓",
        "Thanks, it does not work now",
        "Danke, es geht nicht",
        "Thanks! 14:00",
        "Thank you! 2 of 3 lamps are on.",
        "Carla Ruiz",
        "Carla Ruiz reacted badly to the change of plans",
        "",
    ],
)
def test_whoever_says_more_is_answered(text: str) -> None:
    assert not is_thanks(text, ("Maya Ortiz",), CARLA)


@pytest.mark.parametrize("piece", ["👍", "Carla Ruiz\n", "a\n", "Carla ", "+1 555 ", "thanks "])
def test_long_texts_are_read_in_no_time(piece: str) -> None:
    text = piece * 20_000

    assert seconds_of(lambda: is_thanks(text, ("Maya Ortiz",), CARLA)) < 2.0
