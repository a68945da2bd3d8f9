"""Lines of a quotation that begin with a mark that the words above speak of, or with a name.

"See below" and `[Carla] Yes.` under it are answers. A mark or a name that nothing above leads to is
not looked for, nor any name but the writer's own. What is quoted twice was answered before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.reply.phrasebook import FIELD_OF, FORWARD_PREFIXES, REPLY_PREFIXES, fold, words_of

_ANSWERS_MAX = 200
_NESTED_MAX = 12  # lines in a row behind ">>" that one answer has
_MARK = re.compile(
    r"(?<![^\s\"'“„«(:])(?:\[[^\[\]\s]{1,12}\]|[*+#=<>~|/!^-]{2,6})(?![^\s\"'”“)».,;:!?])"
)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:;。！？](?=\s)|\n\s*\n")
_QUOTE_MARKS = re.compile(r"[> \t]*")
_NESTED = re.compile(r"\s{0,3}(?:>[ \t])?(>{2,3})(?!>)[ \t]*(?=\S)")
_LABELS = FIELD_OF.keys() | FORWARD_PREFIXES | REPLY_PREFIXES
# What stands in capitals before a colon in anybody's mail, and may be somebody's first letters.
_ABBREVIATIONS = frozenset(
    "AM AP CI DB DC DNS DR EU FAQ GB GPS HD HP HR ID IE IM IP IT LAN LG MAC MB NA NAS NB NO OK"
    " OS PC PDF PIN PM PO PPS PR PS QA SIM SN SSD TB TEL TV UK URL US VM VPN ZIP".split()
)
_NAME = r"([^\[\](){}<>*:【】（）［］「」：\n]{1,60}?)"
_BRACKETED = re.compile(
    rf"[\[({{<*【（［「]{{1,2}}\s?{_NAME}\s?:?[\])}}>*】）］」]{{1,2}}\s?[:：>-]?\s*"
)
_LED = re.compile(rf"{_NAME}\s?(?:[:：]|[-=]{{0,2}}>+)\s*")

_Stems = tuple[frozenset[str], tuple[str, ...]]  # whole words; what stands within others


def _stems(table: str) -> _Stems:
    every = words_of(table)
    within = tuple(one for one in every if one[0] >= "\u0590" or not one.isalpha())
    return frozenset(every).difference(within), within


# How words begin by which people lead to answers that stand further down.
_BELOW = _stems("""
    below, inline, in-line, interspersed, unten, untenstehend, nachstehend, darunter, dazwischen
    ci-dessous, dessous, abajo, sotto, seguito, abaixo, hieronder, onder, onderstaand, nedan
    nedenfor, nedenunder, alla, alle, poniżej, níže, nižšie, alább, lent, ниже, внизу, нижче
    aşağıda, παρακάτω, jos, spodaj, dolje, ispod, zemāk, žemiau, allpool, 下記, 以下, 下面, 아래
    أدناه, למטה, ด้านล่าง, bên dưới, bawah
    in the text, im text, dans le texte, en el texto, nel testo, no texto, in de tekst, i texten
    i teksten, w tekście, в тексте
""")
_ANSWER = _stems("""
    answer, answers, answered, reply, replies, replied, comment, comments, response, responses
    antwort, antworten, anmerkung, kommentar, kommentare, réponse, réponses, commentaire
    respuesta, respuestas, comentario, risposta, risposte, commento, commenti, resposta, respostas
    antwoord, antwoorden, opmerking, svar, svarene, odpowiedź, odpowiedzi, odpověď, odpovědi
    odpoveď, odgovor, válasz, válaszaim, ответ, ответы, відповід, отговор, cevap, yanıt, απάντηση
    απαντήσεις, răspuns, vastaus, vastaukset, vastus, atbild, atsakym, 回答, 返信, 答え, 答复, 回复
    답변, 답, إجابة, ردود, תשובה, תשובות, คำตอบ, trả lời, jawaban
""")


def find_marked(above: str, quoted: str, writer: str) -> str:
    """The lines of `quoted` that the own words `above` (folded) lead to; "" for none."""
    marks = tuple({mark for mark in _MARK.findall(above) if mark.strip("-")})
    lines = quoted.split("\n")
    found = [line for line in lines if _is_marked(line, marks)] if marks else []
    arrows = {mark for mark in marks if set(mark) == {">"}}
    if not found and any(_leads(one, _ANSWER) for one in _sentences_with(arrows, above)):
        found = list(_behind_quote_marks(lines, arrows))
    if not found and writer and _leads(above, _BELOW):
        names = _names_of(writer)
        found = [line for line in lines if _is_by(line, names)]
    return "\n".join(line.strip(" >\t") for line in found[:_ANSWERS_MAX])


def _sentences_with(marks: set[str], above: str) -> Iterator[str]:
    """The sentences that speak of a mark: "Settings >> Network" in another one is a menu."""
    return (one for one in _SENTENCE_END.split(above) if any(mark in one for mark in marks))


def _leads(above: str, stems: _Stems) -> bool:
    words, within = stems
    if not words.isdisjoint(_WORD.findall(above)):
        return True
    return any(map(above.__contains__, within))


def _is_marked(line: str, marks: tuple[str, ...]) -> bool:
    begun = fold(line.strip(" >\t"))
    mark = next((one for one in marks if begun.startswith(one)), None)
    return mark is not None and any(map(str.isalnum, begun[len(mark) :]))


def _behind_quote_marks(lines: list[str], marks: set[str]) -> Iterator[str]:
    """Lines behind ">>", where no head of an older quotation stands above them."""
    run: list[str] = []
    led = ""
    for line in [*lines, ""]:
        nested = _NESTED.match(line)
        if nested is not None and nested[1] in marks:
            run.append(line[nested.end() :])
            continue
        if run and len(run) <= _NESTED_MAX and not led.rstrip().endswith((":", "：")):
            yield from run
        run = []
        led = line if line.strip(" >\t") else led


def _names_of(writer: str) -> frozenset[str]:
    """What a writer may call themselves: the whole name, a part of it, the first letters."""
    last, comma, first = writer.partition(",")
    parts = _WORD.findall(f"{first} {last}" if comma else writer)[:6]
    letters = "".join(part[0] for part in parts)
    names = {" ".join(parts), *(part for part in parts if len(part) > 2)}
    return frozenset(map(fold, names)) | ({letters.upper()} if len(letters) > 1 else set())


def _is_by(line: str, names: frozenset[str]) -> bool:
    """Whether a line says at its begin that the writer wrote it, and says something then."""
    marks = _QUOTE_MARKS.match(line)
    if marks is None or marks[0].count(">") > 1:
        return False
    words = line[marks.end() :].strip()
    head = _BRACKETED.match(words) or _LED.match(words)
    if head is None or not any(map(str.isalnum, words[head.end() :])):
        return False
    name = " ".join(head[1].split())
    is_label = fold(name) in _LABELS or name in _ABBREVIATIONS
    return (name in names or fold(name) in names) and not is_label
