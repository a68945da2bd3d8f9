"""Answers that a person wrote into the quotation: in a colour of their own, or behind a mark.

"See below in red" says so in the words above it. Without a colour's name there no colour is
looked for, "see below" or not: what is coloured in other people's mails is theirs. What is answered
is not told again: the quotation may be of a letter that is for the desk alone.
"""

from __future__ import annotations

import re
from enum import StrEnum

from parsers.body.colour import Colour
from parsers.body.coloured_words import LINE_MAX, Run
from parsers.reply.marked import find_marked
from parsers.reply.phrasebook import FIELD_OF, fold, words_of

_ABOVE_MAX = 4000  # characters of own words in which the answers are announced
_ANSWERS_MAX = 200
_HEAD_MAX = 12  # lines in which the headers of a quotation stand
_SHARE_MAX = 0.6  # of the quoted words; what has more is how the quoted mail itself looks
_WORD = re.compile(r"[^\W\d_]+")


class _Hue(StrEnum):
    RED = "red"
    ORANGE = "orange"
    GREEN = "green"
    BLUE = "blue"
    VIOLET = "violet"


_HUES: dict[_Hue, tuple[str, ...]] = {  # how words begin that name them
    _Hue.RED: words_of("""
        red, rot, rote, roten, roter, rotem, rouge, rojo, rosso, rossa, vermelh, rood, rode, röd
        röda, rött, rød, røde, rødt, czerwon, červen, piros, красн, червон, червен, kırmızı, punai
        κόκκιν, roșu, rosu, crven, rdeč, punas, sarkan, raudon, 赤, 红, 紅, 빨간, 붉은, أحمر, الأحمر
        אדום, แดง, đỏ, merah
    """),
    _Hue.ORANGE: words_of("""
        orange, orangen, naranja, arancio, laranja, oranje, pomarańcz, oranž, narancs, оранж
        помаранч, turuncu, oranssi, πορτοκαλί, portocali, narandž, 橙, 주황, برتقالي, כתום, ส้ม
    """),
    _Hue.GREEN: words_of("""
        green, grün, gruen, vert, verde, groen, grøn, grön, grønn, zielon, zelen, zöld, зелен
        зелён, yeşil, vihreä, πράσιν, roheli, zaļ, žali, 緑, 绿, 綠, 녹색, 초록, أخضر, الأخضر, ירוק
        เขียว, hijau
    """),
    _Hue.BLUE: words_of("""
        blue, blau, bleu, azul, azzurr, blu, blauw, blå, blåt, blått, niebiesk, modr, modř, kék
        сини, синь, сине, синя, блакитн, голуб, mavi, sinis, sinine, μπλε, albastr, plav, zil
        mėlyn, 青, 蓝, 藍, 파란, 파랑, أزرق, الأزرق, כחול, น้ำเงิน, xanh, biru
    """),
    _Hue.VIOLET: words_of("""
        violet, purple, pink, magenta, lila, violett, rosa, morado, viola, roxo, paars, roze
        fialov, fiolet, różow, růžov, фиолет, розов, рожев, mor renk, pembe, violetti, μωβ
        ljubičast, 紫, 보라, بنفسجي, סגול, ม่วง
    """),
}


def find_answers(above: str, quoted: str, runs: tuple[Run, ...], writer: str = "") -> str:
    """The answers inside `quoted` that the own words `above` of `writer` speak of; "" for none."""
    spoken = fold(above[:_ABOVE_MAX])
    if marked := find_marked(spoken, quoted, writer):
        return marked
    hues = _hues_named(spoken) if runs else frozenset()
    if not hues:
        return ""
    lines = [stripped for line in quoted.split("\n") if (stripped := line.strip(" >\t"))]
    return _in_colour(lines, runs, hues)


def _hues_named(spoken: str) -> frozenset[_Hue]:
    words = set(_WORD.findall(spoken))
    return frozenset(
        hue
        for hue, stems in _HUES.items()
        if any(stem in spoken if _is_run_on(stem) else _begins(words, stem) for stem in stems)
    )


def _is_run_on(word: str) -> bool:
    """Whether its script puts no blank before a word, or hangs others on."""
    return word[0] >= "\u0590"  # from Hebrew on


def _begins(words: set[str], stem: str) -> bool:
    """Whether a word is `stem`, a longer one with an ending: "reduce" is no red."""
    if len(stem) < 4:
        return stem in words
    return any(word.startswith(stem) and len(word) <= len(stem) + 3 for word in words)


def _in_colour(lines: list[str], runs: tuple[Run, ...], hues: frozenset[_Hue]) -> str:
    """The quoted words in a colour that is named."""
    known = {_begin(line) for line in lines}
    kept = [run for run in runs if hue_of(run.ink) in hues and _begin(run.line) in known]
    whole = sum(map(len, lines[_body_at(lines) :]))
    for ink in {run.ink for run in kept}:
        if sum(len(run.words) for run in kept if run.ink == ink) > _SHARE_MAX * whole:
            kept = [run for run in kept if run.ink != ink]
    return "\n".join(run.words for run in kept[:_ANSWERS_MAX])


def _begin(line: str) -> str:
    """By what a line is found again, however deep it is quoted."""
    return line[:LINE_MAX].strip(" >\t")[: LINE_MAX // 2]


def _body_at(lines: list[str]) -> int:
    """Where the headers of the quotation end."""
    labels = (at for at, line in enumerate(lines[:_HEAD_MAX]) if _is_label(line.partition(":")[0]))
    return max(labels, default=-1) + 1


def _is_label(words: str) -> bool:
    return fold(words).strip(" *|") in FIELD_OF


def hue_of(ink: Colour) -> _Hue:
    """What people call a colour that is none of black, white and grey."""
    high, low = max(ink.red, ink.green, ink.blue), min(ink.red, ink.green, ink.blue)
    spread = (high - low) or 1.0
    if high == ink.red:
        angle = 60 * ((ink.green - ink.blue) / spread % 6)
    elif high == ink.green:
        angle = 60 * ((ink.blue - ink.red) / spread + 2)
    else:
        angle = 60 * ((ink.red - ink.green) / spread + 4)
    for end, hue in ((18, _Hue.RED), (65, _Hue.ORANGE), (170, _Hue.GREEN), (255, _Hue.BLUE)):
        if angle < end:
            return hue
    return _Hue.VIOLET if angle < 335 else _Hue.RED
