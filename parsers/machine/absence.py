"""What an automatic answer says of its writer's absence: until when, or from when they are back.

"Until the 10th" is followed by the 11th, "back on the 11th" is that day itself; of several the
latest counts (GW-06). A wrong day is worse than none: a date counts only where the same sentence
speaks of an absence or of a return, or begins with "until".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from parsers.machine.daydate import (
    WHOLE_WEEKDAY,
    YEARS,
    Found,
    Order,
    order_of,
    read_day,
)
from parsers.machine.daynames import MONTHS, WEEKDAYS
from parsers.machine.postposition import find_postposed, says_away
from parsers.reply.phrasebook import fold_plain, plain

READ_MAX = 20_000
SENTENCE_MAX = 2_000  # letters of a sentence that are looked at
_NO_DIGITS = str.maketrans(dict.fromkeys("0123456789./-"))
BEGINS = 12  # letters before an "until" with which a sentence begins
NEAR_BY = 60  # letters between "back" and its day


@dataclass(frozen=True, slots=True)
class Absence:
    """The day that is named, and the first one on which the writer may be back."""

    named: date
    back_on: date


def _any(words: str) -> str:
    """A pattern of whole words; each is one itself."""
    return r"(?<!\w)(?:" + "|".join(re.split(r",\s+", words.strip().casefold())) + r")(?!\w)"


AWAY = re.compile(  # what says that somebody is not there, in the words of many languages
    _any(
        r"""
        away, out, ooo, off, absent\w*, absence, leave, vacation\w*, holidays?, pto,
        closed, unavailable, not, cannot, \w+n't, travel\w*, limited access, without access, no
        access, sick, \w*urlaub\w*, \w*ferien, abwesen\w*, nicht, geschlossen, \w*zeit,
        verreist, dienstreise, unterwegs, krank\w*, außer haus, frei, absente?s?, pas,
        congés?, vacances, fermée?s?, déplacement, indisponible\w*, ausente?s?, no est\w+,
        fuera, vacaciones, permiso, cerrad\w*, baja, afwezig\w*, \w*vakantie, \w*verlof,
        gesloten, niet, non, assent[ei], assenza, ferie, fuori, chius[oiae], férias, fora,
        não, ausência, fechad\w*, urlop\w*, nieobecn\w*, poza, nie, zamknięt\w*,
        \w*semester\w*, \w*ledig\w*, frånvar\w*, bortrest, stängt, borta, inte, ikke,
        fravær\w*, fri, bortreist, permisjon, mimo, dovolen\w*, nepřítom\w*, nejsem,
        nebud\w*, nemám, neprítom\w*, dopust\w*, odsot\w+, отпуск\w*, отсутств\w*, не, нет,
        командировк\w*, больничн\w*, відпуст\w+, відсутн\w*, немає, відряджен\w*, лікарнян\w*,
        отпуска, отсъств\w*, concedi\w*, nu (?:sunt|voi|am|suntem|vom), plecat\w*, vacanț\w*,
        lipses\w*, άδεια, εκτός,
        απουσ\w*, διακοπές, δεν, κλειστ\w*, إجازة, خارج, غائب, لست, مغلق, \w?חופש\w*, מחוץ,
        נעדר\w*,
        izin\w*, tatil\w*, dışında\w*, değil\w*, loma\w*, \w*(?:si|sä|vi|ys|in|to|ka|as)loma\w*,
        poissa, en (?:ole|lue|pysty), emme ole, enkä, virkamatk\w*,
        szabadság\w*, házon kívül, nem (?:vagyok|leszek|tudok|tartózkod\w+), nincs\w*, távol\w*,
        nghỉ
        """
    )
)
BACK = re.compile(
    _any(
        r"""
        (?<!back to )(?<!hear )(?<!heard )back(?! to back), returning,
        (?<!please )(?<!please do not )(?<!please don't )returns?, reopens?, re-open, resume,
        available again, wieder,
        zurück, rückkehr, de retour, reviens, revient, rentre, retour, reprendrai,
        reprends, de vuelta, vuelvo, volveré, regreso, regresaré, reincorpor\w*,
        reanud\w*, weer, terug, opnieuw, rientr\w+, di nuovo, ritorn\w+, torno, tornerò,
        de volta, regress\w+, volto, voltarei, retorno, retornarei, wracam, wrócę, z
        powrotem, ponownie, powrót, powracam, tillbaka, åter, tilbake, tilbage, igen,
        igjen, zpět, vrátím(?! se k vám), vracím, vrátim(?! sa k vám), späť,
        (?:вернусь|верн[её]мся|возвращаюсь|возвращение)(?! к вам), повернуся(?! до вас),
        повертаюся(?! до вас), ще се върна, връщам се, revin(?! către), mă întorc, înapoi,
        επιστρέφω, επιστροφή, επιστρέψω, و?سأعود, أعود, العودة, عودتي, ו?אחזור, חוזרת?,
        palaan(?! asiaan), takaisin, paluu, jälleen, opět, opäť,
        буду (?:на работе|в офисе|на месте), (?:на работе|в офисе|на месте) (?:я )?буду
        """
    )
)
BEFORE = re.compile(  # "not before the 14th"
    _any("before, vor, avant, antes del, voor, prima del, innan, przed, före, før")
)
NEVER = re.compile(  # else "before the 14th" is when others are asked for something
    _any(
        r"""
        (?<!do )(?<!does )not, (?!don't|doesn't)\w+n't, cannot, nicht, pas, no, niet, non, não,
        nie, inte, ikke
        """
    )
)
UNTIL = re.compile(
    _any(
        r"""
        until, till och med, til og med, till, til, thru, through, up to(?: and
        including)?, bis(?: einschl\w*| inkl\w*| inclusive| und mit)?\.?(?: zum| zu dem)?,
        jusqu'(?:au|à|en), hasta(?: el)?, tot en met, tot, t/m, fino al?, até(?: ao?)?,
        do, t[. ]?o[. ]?m, (?:до|по)(?: конца)?, p[âa]n[ăa](?: la| pe| în)?(?: data de)?,
        (?:έως|μέχρι|ως)(?: και)?, حتى(?: تاريخ)?, עד(?: ל-?| ה-?)?,
        đến(?: hết)?(?: ngày)?, after, nach(?: dem)?, après(?: le)?
        """
    )
    + r"(?P<time>[ ,:.]{1,3}\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|uhr|h|u) ?(?:on|am|le|el|op)?)?"
    + r"[ ,:.]{1,3}"
)
ONESELF = re.compile(  # "I am at a conference until"
    _any(
        r"""
        i am, i'm, i will be, i'll be, we are, we're, we will be, ich bin, bin ich, wir
        sind, je suis, je serai, nous sommes, nous serons, estoy, estaré, estamos, ik ben,
        ben ik, wij zijn, sono, sarò, siamo, estou, estarei, estamos, jestem, będę, jag
        är, vi är, jeg er, vi er
        """
    )
)
HERE = re.compile(  # of whom is there until then nothing is said for later
    _any(
        r"""
        available, reachable, in, here, open, happy, erreichbar, da, im büro, geöffnet,
        disponible, joignable, ouverts?, abierto, bereikbaar, open, disponibile, aperti,
        disponível, aberto, dostępn\w+, otwarte, tillgänglig, nåbar, öppet, tilgjengelig
        """
    )
)
CONDITION = re.compile(  # "if you have not heard from us until": what may be, not what is
    r"(?:^|[,;:(] ?)(?:"
    r"if|unless|should|in case|wenn|falls|sofern|sollten?|si|s'ils?|se n(?:ão|on)|als|indien"
    r"|mocht|jeśli|jeżeli|gdyby|pokud|jestliže|kdyby|ak|hvis|dersom|om (?:du|ni|vi|ingen)|jos"
    r"|mikäli|ha nem|amennyiben"
    r"|dacă|если|якщо|ако|ako|če|αν|εάν|אם|إذا"
    rf")\s(?:(?!{ONESELF.pattern})[^,;:])*"
)
ANSWER = re.compile(  # who answers by a day is there
    _any(
        r"""
        \w*antwort\w*, answer\w*, repl(?:y|ies)\w*, respon[ds]\w*, répon\w*, rispo\w*,
        \w*antwoord\w*, reage\w*, svar\w*, odpow\w*, odpov\w*, odgov\w*, ответ\w*,
        відпов\w*, отгов\w*, răspun\w*, απαντ\w*
        """
    )
)
NONE = re.compile(
    _any("no, kein\\w*, geen, aucune?, ning[uú]n\\w*, nessun\\w*, nenhum\\w*, ingen, nu, nem")
)
CLAUSE_ENDS = ",;:"
NO_RETURN = re.compile(  # "will not return until the 14th": on that day there is a return
    r"(?:\bnot|n't|\bnever|\bonly)\b[^.!?]{0,40}\b(?:back|return\w*)\b[^.!?\d]{0,30}$"
)
TO = re.compile(r"\s?[-–—]\s?|\s(?:to|and|und|au|et le|al|a|ao|e|y|i|och|og|až|és|și|إلى|и|і)\s")
OF_DAYS = (" au ", " al ")  # "du 10 au 14": their articles say that days are meant, not hours
DAY_BEFORE = re.compile(  # what "to" must stand behind: a day
    r"(?<![\w.:/-])(?:\d{1,2}(?:st|nd|rd|th|er|º|\.)?|[\d./-]{3,10}"
    r"|(?:\d{1,2}\.? )?(?:" + "|".join((*MONTHS, *WEEKDAYS)) + r")\.?(?: \d{1,4})?(?:,? \d{4})?)$"
)
DAYS_OF_MONTH = re.compile(r"(?<!\w)[^\W\d_]{3,9}\.? \d{1,2}(?:th|st|nd|rd)?\s?[-–—]\s?\d")
ON = (
    r"on|on or about|on or around|from|as of|starting|by|am|ab|ab dem|zum|le|à partir d[ue]|el"
    r"|a partir del|em|no|a|a partir de|desde el|op|vanaf|il|da|dal|od|w|w dniu|den|på|från"
    r"|från och med|fra|fra og med|d\.|para"
    r"|в|во|с|у|з|на|v|ve|dne|dňa|pe|pe data de|din|στισ|στη|στην|από|في|من|ngày"
)
WHERE = (
    r"(?:in|at|im|en|au|nel|no|op|på|w|to the|to my|to (?=work|office)) (?:[^\W\d_]{1,20} ){1,3}"
)
PLACE = re.compile(  # between "back" and its day
    r"[ ,:(]{1,5}|[^\d.!?;]{0,60}?[ ,(](?:" + ON + r")[ ]|[ ]" + WHERE
)
LONG_WEEKDAYS = "|".join(name for name in WEEKDAYS if len(name) >= WHOLE_WEEKDAY)
FROM = re.compile(  # of a begin, or of the return that follows
    r"(?<!\w)(?:(?:" + ON + r")\s|(?=(?:" + LONG_WEEKDAYS + r")\s))"
)
ONE_WORD = re.compile(r" [^\W\d_]+ ")  # "back online 16 December"
GAP = re.compile(r"[ ,:(]{1,5}")
THEN_BACK = re.compile(r"[^!?;\d]{0,45}?" + BACK.pattern)
END = re.compile(r"[!?;]\s|[。！？]|\n\s*\n|\n(?=\s*[-*•])|\.\s+(?=[^\W\d_])")
LAST_WORD = re.compile(r"(?<!\w)\w{1,5}$")


def find_absence(text: str, sent: datetime | None) -> Absence | None:
    """What the writer's own words say; None where they name no day, or none for sure."""
    if sent is None or sent.year not in YEARS:
        return None
    words = plain(_unsigned(text[:READ_MAX]))
    today, order = sent.date(), order_of(words)
    found = [one for part in _sentences(words) for one in _absences(part, today, order)]
    return max(found, key=lambda one: one.back_on, default=None)


def _unsigned(text: str) -> str:
    """The words above a signature that is marked as one (RFC 3676 4.3)."""
    return re.split(r"\n-- ?\n", text.replace("\r\n", "\n"), maxsplit=1)[0]


def _sentences(words: str) -> Iterator[str]:
    """Give the sentences, folded; "14. Dezember", "Dec. 14" and "14.12. wieder" end none."""
    start = 0
    for end in END.finditer(words):
        if words[end.start()] != "." or _is_stop(words, start, end):
            yield _flat(words[start : end.start()])
            start = end.end()
    yield _flat(words[start:])


def _flat(part: str) -> str:
    return " ".join(fold_plain(part[:SENTENCE_MAX]).split())


def _is_stop(words: str, start: int, dot: re.Match[str]) -> bool:
    follows = re.match(r"\w+", words[dot.end() :])
    last = LAST_WORD.search(words, max(start, dot.start() - 6), dot.start())
    if follows is None or follows[0][0].islower():
        return False
    return last is None or not last[0].isdigit() or follows[0].casefold() not in MONTHS


def _absences(part: str, today: date, order: Order) -> Iterator[Absence]:
    """Give what one sentence says."""
    certain = part
    if leads := tuple(UNTIL.finditer(part)):
        certain = CONDITION.sub(lambda clause: " " * len(clause[0]), part)
        leads = leads if certain == part else tuple(UNTIL.finditer(certain))
    is_away = AWAY.search(certain) is not None or says_away(part)
    for lead in leads:
        found = read_day(part, lead.end(), today, order)
        if found and _is_answered_by(part, lead.start(), found.end):
            continue
        if found and (lead["time"] or NO_RETURN.search(part, 0, lead.start())):
            if is_away:
                yield Absence(found.day, found.day)
        elif found and (
            is_away
            or _begins_with(part, lead.start())
            or BACK.search(part, 0, lead.start())
            or (ONESELF.search(part) and not HERE.search(part))
        ):
            yield _through(found)
    if is_away:
        yield from map(_through, _ends(part, today, order))
    yield from _returns(part, today, order)
    for found, is_last in find_postposed(part, today, order):
        if not is_last:
            yield Absence(found.day, found.day)
        elif is_away:
            yield _through(found)


def _is_answered_by(part: str, at: int, end: int) -> bool:
    """Whether somebody answers by the day at `at`, and the clause says of nobody that he is away.

    "Odpowiemy do 4 grudnia": many languages have one word for "by" and "until".
    """
    begin = max(part.rfind(sign, 0, at) for sign in CLAUSE_ENDS) + 1
    stops = [stop for sign in CLAUSE_ENDS if (stop := part.find(sign, end)) >= 0]
    clause = part[begin : min(stops, default=len(part))]
    answer = ANSWER.search(clause)
    if answer is None:
        return False
    if begin + answer.start() > at and ONESELF.search(clause, 0, answer.start()):
        return False  # "I am at a fair until 4 December and will answer then"
    return AWAY.search(clause) is None and NONE.search(clause) is None


def _begins_with(part: str, at: int) -> bool:
    """Whether a sentence begins with the "until" at `at`: a word or a day may stand before it."""
    return at <= BEGINS and len(part[:at].translate(_NO_DIGITS).split()) <= 1


def _through(found: Found) -> Absence:
    return Absence(found.day, found.day + timedelta(days=1))


def _ends(part: str, today: date, order: Order) -> Iterator[Found]:
    """Give the last day of "1 to 10 December" and of "December 1-10"."""
    for lead in TO.finditer(part):
        found = read_day(part, lead.end(), today, order)
        of_days = lead[0] in OF_DAYS and part[lead.end() : lead.end() + 1].isdigit()
        if found and (found.is_full or of_days) and DAY_BEFORE.search(part, 0, lead.start()):
            yield found
    for days in DAYS_OF_MONTH.finditer(part):
        found = read_day(part, days.start(), today, order)
        if found and found.is_full:
            yield found


def _returns(part: str, today: date, order: Order) -> Iterator[Absence]:
    """Give the day behind "back", and that of "on 1 December I am back"."""
    before = [lead for lead in BEFORE.finditer(part) if NEVER.search(part, 0, lead.start())]
    for lead in (*BACK.finditer(part), *before):
        if found := _behind(part, lead.end(), today, order):
            yield Absence(found.day, found.day)
    for lead in FROM.finditer(part):
        found = read_day(part, lead.end(), today, order)
        then = THEN_BACK.match(part, found.end) if found else None
        if found and then and not AWAY.search(part, found.end, then.end()):
            yield Absence(found.day, found.day)


def _behind(part: str, at: int, today: date, order: Order) -> Found | None:
    """The day near behind "back": with nothing between but where, and no end of an absence."""
    for gap in GAP.finditer(part, at, at + NEAR_BY):
        between = part[at : gap.end()]
        if re.search(r"[\d!?;]", between) or UNTIL.search(between) or AWAY.search(between):
            return None
        is_place = PLACE.fullmatch(between) is not None
        if not is_place and not ONE_WORD.fullmatch(between):
            continue
        found = read_day(part, gap.end(), today, order)
        if found and (is_place or found.is_full):
            return found
    return None
