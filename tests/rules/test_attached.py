"""Whether somebody says that a file goes with their mail (W-10)."""

from __future__ import annotations

import pytest

from rules.model.attached import says_attached


@pytest.mark.parametrize(
    "text",
    [
        "Please see the attached file.",
        "I've attached the log.",
        "The invoice is attached.",
        "Anbei der Plan.",
        "Die Anleitung ist beigefügt.",
        "Veuillez trouver le plan en pièce jointe.",
        "Adjunto el plano.",
        "Segue em anexo o plano.",
        "In allegato il piano.",
        "In de bijlage het plan.",
        "Planen är bifogad.",
        "Plan w załączniku.",
        "План во вложении.",
        "資料を添付します。",
    ],
)
def test_a_file_is_said_to_be_there(text: str) -> None:
    assert says_attached(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could you send it as an attachment?",
        "Did you see the attached file?",
        "The file you attached is empty.",
        "It is not attached.",
        "The tray is fixed to the wall.",
        "Können Sie es im Anhang senden?",
        "Ohne Anhang geht es nicht.",
        "Your attachment did not arrive.",
        "",
    ],
)
def test_a_request_or_another_file_is_none(text: str) -> None:
    assert not says_attached(text)
