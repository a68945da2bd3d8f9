"""Mere thanks: the new words, without signature, say thanks and nothing else (ST-46).

A doubtful "thanks" is an answer: it re-opens the ticket, and somebody looks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rules.model.phrases import folded

THANKS_MAX = 500  # characters; twelve words are never longer
WORDS_MAX = 12
SIGNATURE_LINES_MAX = 12
LINES_MAX = 40


def is_thanks(own_text: str, names: Iterable[str] = (), sender: str = "") -> bool:
    """Whether the new words, without their signature, are thanks and nothing else.

    `names` are people who may be addressed: "Thanks, Maya!". A signature is known by the name of
    the `sender` on its first line.
    """
    said = _without_signature(own_text.strip(), sender)
    if said is None or len(said) > THANKS_MAX:
        return False
    text = _COUNTED.sub(" ", folded(said))
    if "?" in text or any(map(str.isdigit, text)):
        return False
    words = _WORD.findall(text)
    if not words:
        return _is_cheer(said.strip())
    if len(words) > WORDS_MAX or _GRATITUDE.isdisjoint(words) or set(said) & _OBJECTIONS:
        return False
    addressed = {part for name in (*names, sender) for part in _WORD.findall(folded(name))}
    return (_MERE | addressed).issuperset(words)


def is_signature_of(text: str, name: str) -> bool:
    """Whether a text is nothing but the signature that begins with this person's name."""
    first, *others = [line for line in text.split("\n") if line.strip()] or [""]
    parts = [part for part in _WORD.findall(folded(name)) if len(part) > 1]
    if not parts or not _is_signature_line(first.strip()):
        return False
    words = _WORD.findall(folded(first))
    leads = words[: len(parts)] == parts or _are_of_name(words, parts)
    return leads and _signs(others)


def could_sign(text: str) -> bool:
    """Whether a text has lines of a signature or farewell alone, and no sentence."""
    return _signs(text.split("\n"))


def _is_cheer(said: str) -> bool:
    """Whether a text without a word is "+1" or a sign of consent: a lone emoji."""
    if said in _PLUS_ONE:
        return True
    signs = [letter for letter in said if unicodedata.category(letter) in ("So", "Sk")]
    return bool(signs) and not set(said) & _OBJECTIONS


def _without_signature(text: str, sender: str) -> str | None:
    """The text above the line on which the sender's name stands alone; None when more follows.

    Of a reaction that a program tells of ("Carla Ruiz reacted via Gmail") the emoji alone is said.
    """
    name = [part for part in _WORD.findall(folded(sender)) if len(part) > 1]
    lines = text.split("\n")[:LINES_MAX] if name else []
    many = 0  # words above the line
    for index, line in enumerate(lines):
        if many > WORDS_MAX:  # whatever is signed below is more than thanks
            break
        words = _WORD.findall(folded(line))
        many += len(words)
        above = "\n".join(lines[:index]).strip()
        if _tells_reaction(line, words, name) and _is_cheer(above or line.partition(" ")[0]):
            return (above or line.partition(" ")[0]) if _signs(lines[index + 1 :]) else None
        if above and _are_of_name(words, name):
            return above if _signs(lines[index + 1 :]) else None
    return text


def _are_of_name(words: list[str], name: list[str]) -> bool:
    """Whether a line of these words is the sender's name, whole or in part."""
    longer = [part for part in words if len(part) > 1]
    return bool(longer) and all(part in name for part in longer)


def _tells_reaction(line: str, words: list[str], name: list[str]) -> bool:
    """Whether a line of these words is the sender's whole name and a few words about them."""
    count = len(name)
    return words[:count] == name and 1 < count < len(words) <= count + 4 and "?" not in line


def _signs(lines: list[str]) -> bool:
    """Whether all lines below a name are those of a signature: titles, firms, ways to reach one."""
    spoken = [said for line in lines if (said := _LINK.sub("", line).strip())]
    return len(spoken) <= SIGNATURE_LINES_MAX and all(map(_is_signature_line, spoken))


def _is_signature_line(line: str) -> bool:
    """A line with an address, a number or a link; or a few words that are no sentence."""
    if len(line) > 120 or "?" in line or "\uff1f" in line:
        return False
    if _REACH.search(line):
        return len(line.split()) <= 12
    words = line.split()
    small = [word for word in words if len(word) > 3 and word[0].islower()]
    if not any(letter.isupper() or letter.islower() for letter in line):  # scripts without case
        return len(line) <= 16 and "\u3002" not in line
    ends = line.endswith((".", "!", ":", "\u2026")) and not _ABBREVIATED.search(line)
    return len(words) <= 8 and len(small) <= (1 if len(words) <= 4 else 0) and not ends


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_COUNTED = re.compile(r"(?<![\w+])(?:100 ?%|1000|10 ?/ ?10|24 ?/ ?7|\+1)(?!\w)")
_REACH = re.compile(r"www\.|@|(?:\d[ ()/.+-]{0,3}){5}|\b[\w-]{2,40}\.(?:com|org|net|[a-z]{2})\b")
_LINK = re.compile(r"<?https?://[^\s<>]{1,2000}>?")
_ABBREVIATED = re.compile(
    r"(?i)\b(?:inc|ltd|llc|corp|co|kg|gmbh|s\.a|s\.r\.l|b\.v|jr|sr|dipl|ing|dr)\.$"
)
_PLUS_ONE = ("+1", "\u2795 1", ":+1:", ":)", ":-)", ";)", ";-)", ":D")
# A sign that says no, or asks.
_OBJECTIONS = frozenset(
    "\U0001f44e\u274c\u2753\u2754\u2049\U0001f6d1\U0001f198\u26a0"
    "\U0001f621\U0001f620\U0001f92c\U0001f622\U0001f62d\U0001f61e\U0001f614\U0001f615\U0001f641"
)

# Words that say thanks or are content; each language as it is written to a help desk.
_GRATITUDE = _set(
    "thanks thank thankyou thx thnx tx tnx ty tysm cheers ta appreciate appreciated grateful"
    " gratitude great perfect perfectly excellent awesome wonderful fantastic brilliant super"
    " lovely amazing"
    " danke dankeschön dankeschoen vielendank dank merci mersi gracias grazie obrigado obrigada"
    " bedankt dankjewel dankuwel dankje tack tak takk kiitos dzięki dziękuję dziekuje dzieki děkuji"
    " díky diky ďakujem köszönöm kösz mulțumesc multumesc mersi teşekkürler teşekkür sağol"
    " спасибо благодарю дякую ευχαριστώ ευχαριστω хвала hvala благодаря ačiū paldies aitäh"
    " gràcies graciñas eskerrik terima شكرا شكراً תודה"
    # whole runs: these scripts put no blanks between words
    " ありがとう ありがとうございます ありがとうございました 有難うございます 感謝します"
    " 谢谢 谢谢你 谢谢您 非常感谢 多谢 感谢 謝謝 謝謝你 謝謝您 감사합니다 감사드립니다 고맙습니다"
)
# Words that may stand around thanks without meaning anything else.
_AROUND_THANKS = _set(
    "you so much very many a lot lots for your the all everyone everybody guys team again indeed"
    " help helping assistance support quick fast prompt speedy swift response reply service effort"
    " efforts work job time patience and it this that really truly kindly too ok okay hi hello hey"
    " dear great now works working fine good nice well done all's is it's that's"
    " solved fixed resolved sorted times"
    " es geht läuft funktioniert wieder jetzt ça marche fonctionne maintenant ya funciona ahora"
    " ora funziona já agora het werkt weer nu"
    " best kind warm warmest regards wishes sincerely yours day weekend evening have sir madam"
    " million bunch tons ever in advance to of"
    " vielen herzlichen besten schönen schoenen lieben ihnen euch dir für fuer die hilfe schnelle"
    " sehr nochmals mit freundlichen grüßen gruß grüsse viele liebe und hallo"
    " guten tag herr frau grüße gruesse"
    " das hat alles ist nun bestens prima toll klasse einwandfrei passt klappt geklappt geholfen"
    " gelöst behoben erledigt helped did trick"
    " beaucoup bien mille pour votre ton aide cordialement bonne journée et à vous toi"
    " muchas muchísimas mil por su tu la ayuda saludos y"
    " mille molte tante per il suo tuo aiuto saluti e"
    " muito muita pela sua ajuda atenciosamente"
    " hartelijk heel erg veel voor uw je jouw de hulp groet groeten met vriendelijke en"
    " så mycket för hjälpen mange hjælpen hjelpen for tusen tusind"
    " bardzo za pomoc moc mockrát velmi szépen nagyon a segítséget ederim çok yardımınız için"
    " большое огромное за помощь вам очень ευχαριστούμε πολύ asko kasih"
)
_MERE = _GRATITUDE | _AROUND_THANKS
