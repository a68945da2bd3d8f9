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
    "automated reply", "automated response", "auto", "out of office", "out-of-office",
    "out of the office", "out of office reply", "out of office autoreply",
    "out of office auto-reply", "out of office alert", "out of office notification",
    "away from my mail", "vacation reply", "vacation message", "vacation notice",
    "i am out of the office", "i'm out of the office", "autoreply message",
    "automatic email reply",
    # German, Dutch
    "abwesenheitsnotiz", "automatische antwort", "automatische abwesenheitsnotiz",
    "abwesenheitsbenachrichtigung", "abwesenheitsnachricht", "autoreply/automatische antwort",
    "automatisch antwoord", "automatisch antwoordbericht", "afwezigheidsbericht",
    "niet op kantoor", "automatische reactie", "automatische beantwoording",
    "automatische antwoord",
    # French, Spanish, Catalan, Portuguese, Italian, Romanian
    "réponse automatique", "message automatique", "message d'absence", "notification d'absence",
    "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina",
    "ausencia de la oficina", "resposta automàtica", "fora de l'oficina", "resposta automática",
    "fora do escritório", "ausência temporária", "ausente do escritório", "mensagem automática",
    "risposta automatica", "fuori sede", "fuori ufficio", "assente dall'ufficio",
    "messaggio automatico", "răspuns automat", "absent de la birou",
    # Nordic
    "autosvar", "automatisk svar", "automatiskt svar", "automatisk besvarelse", "fraværsmelding",
    "fraværsbesked", "ikke til stede", "ikke på kontoret", "frånvaromeddelande", "ej på kontoret",
    "automaattinen vastaus", "poissaoloilmoitus", "poissa toimistosta", "sjálfvirkt svar",
    # Slavic, Baltic, Hungarian, Greek, Turkish
    "odpowiedź automatyczna", "automatyczna odpowiedź", "autoodpowiedź", "poza biurem",
    "automatická odpověď", "automatická odpoveď", "mimo kancelář", "mimo kancelárie",
    "automatski odgovor", "samodejni odgovor", "автоматический ответ", "автоответ",
    "автоматическое уведомление", "нет на месте", "вне офиса", "автоматична відповідь",
    "автовідповідь", "автоматичен отговор", "автоматски одговор", "automatinis atsakymas",
    "automātiskā atbilde", "automatiska atbilde", "ārpus biroja atrašanās automātiskā atbilde",
    "arpus biroja atrasanas automatiska atbilde", "automaatvastus", "automatikus válasz",
    "házon kívül", "irodán kívül", "αυτόματη απάντηση", "εκτός γραφείου", "otomatik yanıt",
    "otomatik cevap", "ofis dışında", "ofis dışı",
    # Asian and Semitic languages
    "自動応答", "自動返信", "不在通知", "不在のお知らせ", "自动回复", "自动答复", "自動回覆",
    "自動回復", "外出通知", "不在办公室", "不在辦公室", "자동 회신", "자동회신", "자동 응답",
    "자동응답", "부재중", "부재 중", "ตอบกลับอัตโนมัติ", "การตอบกลับอัตโนมัติ", "trả lời tự động",
    "balasan otomatis", "jawapan automatik", "מענה אוטומטי", "תשובה אוטומטית", "הודעה אוטומטית",
    "رد تلقائي", "الرد التلقائي", "خارج المكتب", "स्वचालित उत्तर", "پاسخ خودکار",
)  # fmt: skip
# These a person may write too; they count where the mail answers one and is no "Re:".
DOUBTFUL_PHRASES = (
    "ooo", "on vacation", "on leave", "away from the office", "abwesenheit", "nicht im büro",
    "nicht im haus", "außer haus", "afwezig", "niet aanwezig", "en congé", "absence du bureau",
    "absent du bureau", "assenza", "frånvaro", "fravær", "poissa", "nieobecność", "nepřítomnost",
    "neprítomnosť", "odsutnost", "odsotnost", "távollét", "в отпуске", "у відпустці", "tatilde",
)  # fmt: skip
# What may stand behind a phrase, and the tags that gateways put before it.
BEHIND = re.compile(
    r"\s{0,3}(?:[:：]|$|[-–—]\s|\s(?:auto-?)?(?:reply|response|alert|message)\b)", re.IGNORECASE
)
TAGS = re.compile(r"(?:\[[^\]]{1,40}\]\s{0,3}){0,3}")


def find_phrase(subject: str, phrases: tuple[str, ...] = PHRASES) -> str:
    """The phrase by which `subject` says that a machine answers; "" where it does not."""
    folded = fold(subject)
    tags = TAGS.match(folded)
    begin = tags.end() if tags else 0
    for phrase in _folded(phrases):
        if folded.startswith(phrase, begin) and BEHIND.match(folded, begin + len(phrase)):
            return phrase
    return ""


@lru_cache(maxsize=8)
def _folded(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, phrases))


def fold(text: str) -> str:
    """`text` for comparison: composed characters, no case."""
    return unicodedata.normalize("NFC", text).casefold()
