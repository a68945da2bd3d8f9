"""The page of a letter's HTML twin: the content in the layout, which an admin may replace."""

from __future__ import annotations

import logging
from pathlib import Path

from outbound.html_twin import write_content
from outbound.page import REPLY_MARKER
from outbound.templates import BadTemplate, Picture, load_layout, render

log = logging.getLogger(__name__)


def write_twin(
    words: str,
    *,
    subject: str,
    lang: str = "en",
    pictures: tuple[Picture, ...] = (),
    refused: bool = False,
    folder: Path | None = None,
) -> str:
    """Return the twin of a letter as a page.

    A layout of the admin's that fails costs nobody a letter: ours stands in, and the log says so.
    """
    variables = {
        "content": write_content(words, refused=refused),
        "lang": lang,
        "marker": REPLY_MARKER,
        "pictures": () if refused else pictures,
        "subject": subject,
    }
    if folder is not None:
        try:
            return render(load_layout(folder), variables)
        except BadTemplate as fault:
            log.error("layout_failed fault=%s", fault, extra={"trouble": "layout"})
    return render(load_layout(), variables)
