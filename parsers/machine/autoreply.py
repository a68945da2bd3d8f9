"""Subjects by which automatic answers give themselves away (GW-03, 5).

A phrase counts only where machines put it: as the whole subject, or before a colon. "Out of office
printer is broken" is a person's (GW-03 d), and so is "RE: Automatic reply: ...".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# These count alone (GW-03, 5).
PHRASES = (
    # English
    "automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response",
    "autoresponse", "auto responder", "auto-responder", "autoresponder", "automatic response",
    "automated reply", "automated response", "out of office", "out-of-office",
    "out of the office", "out of office reply", "out of office autoreply",
    "out of office auto-reply", "out of office alert", "out of office notification",
    "away from my mail", "vacation reply", "vacation message", "vacation notice",
    "i am out of the office", "i'm out of the office", "autoreply message",
    "automatic email reply", "automatic acknowledgement", "automatic acknowledgment",
    "automatic confirmation", "automated acknowledgement", "autoresponse message",
    # German, Dutch
    "abwesenheitsnotiz", "automatische antwort", "automatische abwesenheitsnotiz",
    "abwesenheitsbenachrichtigung", "abwesenheitsnachricht", "autoreply/automatische antwort",
    "automatisch antwoord", "automatisch antwoordbericht", "afwezigheidsbericht",
    "niet op kantoor", "automatische reactie", "automatische beantwoording",
    "automatische antwoord", "automatische eingangsbestätigung", "abwesenheitsassistent",
    "automatische rückantwort", "automatische abwesenheitsbenachrichtigung",
    "automatische ontvangstbevestiging", "afwezigheidsassistent", "automaties antwoord",
    "outomatiese antwoord",
    # French, Spanish, Catalan, Portuguese, Italian, Romanian
    "réponse automatique", "message automatique", "message d'absence", "notification d'absence",
    "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina",
    "ausencia de la oficina", "resposta automàtica", "fora de l'oficina", "resposta automática",
    "fora do escritório", "ausência temporária", "ausente do escritório", "ausente",
    "mensagem automática",
    "risposta automatica", "fuori sede", "fuori ufficio", "assente dall'ufficio",
    "messaggio automatico", "răspuns automat", "absent de la birou", "réponse d'absence",
    "confirmation automatique", "accusé de réception automatique", "absence du bureau",
    "acuse de recibo automático", "ausente de la oficina", "mensaje automático",
    "contestación automática", "aviso de ausencia", "aviso de ausência", "notifica di assenza",
    "erantzun automatikoa", "ateb awtomatig", "mesaj automat", "raspuns automat",
    # Nordic
    "autosvar", "automatisk svar", "automatiskt svar", "automatisk besvarelse", "fraværsmelding",
    "fraværsbesked", "ikke til stede", "ikke på kontoret", "frånvaromeddelande", "ej på kontoret",
    "automaattinen vastaus", "poissaoloilmoitus", "poissa toimistosta", "sjálfvirkt svar",
    "automatisk bekreftelse", "automatisk bekræftelse", "automatisk bekräftelse",
    "automatisk meddelelse", "automatiskt meddelande", "autovastaus", "automaattivastaus",
    # Slavic, Baltic, Hungarian, Greek, Turkish
    "odpowiedź automatyczna", "automatyczna odpowiedź", "autoodpowiedź", "poza biurem",
    "automatická odpověď", "automatická odpoveď", "mimo kancelář", "mimo kancelárie",
    "automatski odgovor", "samodejni odgovor", "автоматический ответ", "автоответ",
    "автоматическое уведомление", "нет на месте", "вне офиса", "автоматична відповідь",
    "автовідповідь", "автоматичен отговор", "автоматски одговор", "аутоматски одговор",
    "automatinis atsakymas",
    "автоматты жауап", "аўтаматычны адказ", "автоматическое сообщение", "автоответчик",
    "automatiskā atbilde", "automātiska atbilde", "automaatne vastus", "kontorist väljas",
    "automatické oznámení", "powiadomienie automatyczne", "nieobecność w biurze",
    "automatikus üzenet", "automatik cavab", "avtomatik javob", "përgjigje automatike",
    "automātiskā atbilde", "automatiska atbilde", "ārpus biroja atrašanās automātiskā atbilde",
    "arpus biroja atrasanas automatiska atbilde", "automaatvastus", "automatikus válasz",
    "házon kívül", "irodán kívül", "αυτόματη απάντηση", "εκτός γραφείου", "otomatik yanıt",
    "otomatik cevap", "ofis dışında", "ofis dışı",
    # Asian and Semitic languages
    "自動応答", "自動返信", "不在通知", "不在のお知らせ", "自动回复", "自动答复", "自動回覆",
    "自動回復", "外出通知", "不在办公室", "不在辦公室", "자동 회신", "자동회신", "자동 응답",
    "外出自動回覆", "休假通知", "自動返信メール", "自動応答メール", "自動送信", "自動送信メール",
    "자동응답", "부재중", "부재 중", "부재중 알림", "자동 답장",
    "ตอบกลับอัตโนมัติ", "การตอบกลับอัตโนมัติ", "trả lời tự động",
    "balasan otomatis", "jawapan automatik", "balasan automatik", "awtomatikong tugon",
    "jibu otomatiki", "স্বয়ংক্রিয় উত্তর", "தானியங்கு பதில்", "ավտոմատ պատասխան", "ავტომატური პასუხი",
    "מענה אוטומטי", "תשובה אוטומטית", "הודעה אוטומטית",
    "رد تلقائي", "الرد التلقائي", "خارج المكتب", "स्वचालित उत्तर", "پاسخ خودکار",
)  # fmt: skip
# These a person may write too; they count where the mail answers one and is no "Re:".
DOUBTFUL_PHRASES = (
    "ooo", "on vacation", "on leave", "away from the office", "abwesenheit", "nicht im büro",
    "nicht im haus", "außer haus", "afwezig", "niet aanwezig", "en congé", "absence du bureau",
    "absent du bureau", "assenza", "frånvaro", "fravær", "poissa", "nieobecność", "nepřítomnost",
    "neprítomnosť", "odsutnost", "abwesend", "absence", "absent", "absente", "ausencia",
    "ausência", "assente", "frånvarande", "fraværende", "bortrest", "nieobecny", "nieobecna",
    "távol", "отсутствую", "отпуск", "відсутній", "eingangsbestätigung", "ontvangstbevestiging",
    "odsotnost", "távollét", "в отпуске", "у відпустці", "tatilde",
)  # fmt: skip
# What may stand behind a phrase, and the tags that gateways put before it.
BEHIND = re.compile(
    r"(?:\s(?:auto-?)?(?:reply|response|alert|message))?\s{0,3}(?:[:：]|$|[-–—]\s|re:\s)",
    re.IGNORECASE,
)
TAG = re.compile(r"[\[(【]([^\])】]{1,40})[\])】]\s{0,3}")
TAGS_MAX = 3
# What a person's mail program says of its owner, and what it may add.
OWNER_IS = (
    "is out of the office", "is away from the office", "is out of office", "is on vacation",
    "ist außer haus", "ist nicht im büro", "ist abwesend", "est absent", "est absente",
    "est absent du bureau", "est absente du bureau", "è assente", "è fuori sede",
    "è fuori ufficio", "está ausente", "está fuera de la oficina", "está ausente de la oficina",
    "está fora do escritório", "não está no escritório", "is afwezig", "is niet op kantoor",
    "er ikke på kontoret", "er ikke til stede", "är inte på kontoret", "jest nieobecny",
    "jest nieobecna", "jest poza biurem", "on poissa", "není v kanceláři", "nincs az irodában",
)  # fmt: skip
AUTO = "auto:"
FROM_OWNER = re.compile(r"\s(?:from|von|de|da|van|od|fra|från|от|by)\s([^\n]{3,200})$")
ADDED = re.compile(r"[\s.!]{0,3}(?:\([^()]{1,60}\)[\s.]{0,3})?")


def find_phrase(subject: str, phrases: tuple[str, ...] = PHRASES) -> str:
    """The phrase by which `subject` says that a machine answers; "" where it does not."""
    folded = fold(subject)
    known, starts = _folded(phrases)
    begin = 0
    for _ in range(TAGS_MAX):
        tag = TAG.match(folded, begin)
        if tag is None:
            break
        if tag[1].strip() in known:
            return tag[1].strip()
        begin = tag.end()
    if not folded.startswith(starts, begin):
        return ""
    for phrase in starts:
        if folded.startswith(phrase, begin) and BEHIND.match(folded, begin + len(phrase)):
            return phrase
    return ""


def find_owner_away(subject: str, owner: str, address: str = "") -> str:
    """What `subject` says of its own sender, as only a program does: "Mia Lang is on vacation"."""
    name, folded = fold(owner).strip(), fold(subject)
    behind = FROM_OWNER.search(folded)
    if behind and behind[1].strip(" <>\"'.") in (name, fold(address)) and behind[1].strip():
        return find_phrase(folded[: behind.start()])  # "Auto-Response from mia@..."
    if folded.startswith(AUTO):  # IBM Notes
        folded = folded[len(AUTO) :].lstrip()
    if not name or not folded.startswith(name):
        return ""
    rest = folded[len(name) :]
    rest = rest[rest.find(" ") + 1 :] if rest.startswith("/") else rest.lstrip()
    for words in map(fold, OWNER_IS):
        if rest.startswith(words) and ADDED.fullmatch(rest, len(words)):
            return words
    return ""


@lru_cache(maxsize=8)
def _folded(phrases: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    known = tuple(map(fold, phrases))
    return frozenset(known), known


def fold(text: str) -> str:
    """`text` for comparison: composed characters, no case."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold()
