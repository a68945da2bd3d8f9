"""Letters as a browser shows them: pictures for docs/letters, and what can be measured of a page.

`python tests/outbound/browser.py` draws the pictures anew.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from letter_samples import SAMPLES
from letter_scenes import in_german, make_scene, write

from outbound.layout import write_twin
from rules.model.notice import Notice

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PICTURES = Path(__file__).parent.parent.parent / "docs" / "letters"
NARROWEST, NARROW, WIDE = 320, 360, 1280
WINDOW_MIN = 500  # columns of a Chromium window: a telephone's page stands in a frame
SECONDS_MAX = 60

# (picture, notice, sample, in German, (width, dark, height) of each picture)
SHOWN: tuple[tuple[str, Notice, str, bool, tuple[tuple[int, bool, int], ...]], ...] = (
    (
        "alert",
        Notice.N_02,
        "",
        False,
        ((360, False, 720), (360, True, 720), (1280, False, 740), (1280, True, 740)),
    ),
    ("handed-over", Notice.N_20, "parts", False, ((360, True, 920), (1280, False, 860))),
    ("last-try", Notice.N_09_3, "", True, ((360, False, 430), (1280, True, 430))),
    ("refused", Notice.N_34, "", False, ((360, False, 400),)),
    ("receipt", Notice.N_33, "", False, ((360, False, 480),)),
    ("digest", Notice.N_37, "", False, ((360, True, 640), (1280, False, 560))),
    ("answer", Notice.N_03, "", False, ((360, True, 320), (1280, False, 320))),
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    width: int
    dark: bool
    height: int = 900


def page_of(notice: Notice, name: str, *, german: bool = False) -> str:
    """Return a sample letter's twin as a page."""
    facts = next(facts for one, called, facts in SAMPLES if (one, called) == (notice, name))
    letter = write(notice, facts, in_german() if german else make_scene())
    return write_twin(letter.words, subject=letter.subject, lang=letter.lang)


def draw(page: str, look: Look, picture: Path) -> None:
    """Write a picture of the page."""
    _run(page, look, f"--screenshot={picture}")


def overflow_of(page: str, look: Look) -> int:
    """Return by how many columns the page is wider than it may be."""
    told = _run(page, look, "--dump-dom", "--virtual-time-budget=2000")
    found = re.search(r"<title>overflow (-?\d+)</title>", told)
    assert found, told[-2000:]
    return int(found[1])


def _run(page: str, look: Look, *options: str) -> str:
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.html"
        path.write_text(_framed(page, look), "utf-8")
        command = [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *("--disable-dev-shm-usage", f"--user-data-dir={folder}/profile"),
            f"--window-size={max(look.width, WINDOW_MIN)},{look.height}",
            *(("--blink-settings=preferredColorScheme=0",) if look.dark else ()),
            *options,
            path.as_uri(),
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS_MAX, check=True
        )
    return done.stdout


def _framed(page: str, look: Look) -> str:
    """Return the page in a frame as wide as the screen, which tells how far it overflows."""
    script = (
        "const f=document.querySelector('iframe');f.onload=()=>{document.title='overflow '+"
        "(f.contentDocument.documentElement.scrollWidth-f.clientWidth)}"
    )
    scheme = "dark" if look.dark else "light"
    return (
        f'<!DOCTYPE html><html style="color-scheme:{scheme}"><title>none</title>'
        f'<body style="margin:0;background:{"#000" if look.dark else "#cbd0d6"};text-align:center">'
        f'<iframe style="border:0;width:{look.width}px;height:{look.height}px" '
        f'srcdoc="{escape(page)}"></iframe><script>{script}</script></body></html>'
    )


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, notice, sample, german, looks in SHOWN:
        page = page_of(notice, sample, german=german)
        for width, dark, height in looks:
            picture = PICTURES / f"{name}-{width}-{'dark' if dark else 'light'}.png"
            draw(page, Look(width, dark, height), picture)


if __name__ == "__main__":
    main()
