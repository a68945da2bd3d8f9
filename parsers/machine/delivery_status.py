"""Enhanced status codes (RFC 3463), written out or to be gathered from the words of a machine."""

from __future__ import annotations

import re
from functools import lru_cache

_KEPT = 8  # texts: a notice is asked about anew for each address in it

WRITTEN = re.compile(r"(?<![\d.\w-])([245])\.(\d{1,3})\.(\d{1,3})(?![\d]|\.\d|-\d)")
BEHIND_CODE = re.compile(r"(?<!\d)[45]\d\d[ -]{1,3}#?([45]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)")
GENERIC = re.compile(r"[45]\.0\.0")  # says no more than its class
SMTP_CODE = re.compile(r"(?:^|[\s(:#<\[=,])([45])[0-5]\d(?=[\s\-:)#,\]<]|$)", re.MULTILINE)

# Delivery goes on being tried.
GOES_ON = (
    r"will (?:be retried|be tried again|retry|keep trying|continue to try|be re-?sent)",
    r"still (?:being re)?tr(?:ied|ying)",
    r"(?:do not need|need not)(?: to)? re-?send",
    r"temporary (?:delivery )?failure report|delayed for more than",
    r"has not yet been delivered",
    r"warning (?:message )?only",
    r"delivery (?:status notification )?\(delay",
    r"retry(?:ing)? for",
    r"has been delayed|message delayed|delayed mail|delivery incomplete",
    r"no action is required|delivery attempts will continue",
    # German, French, Spanish, Italian, Portuguese, Dutch
    r"verzögert|weiterhin versuch|(?<!nicht )(?:erneut|weiter) versucht|retardé|est en retard",
    r"(?:continuer|poursuivr)a (?:d'essayer|à essayer|ses tentatives|les tentatives|de tenter)",
    r"se ha retrasado|está retrasad|(?:seguir|continuar)á intentando|ritardat|in ritardo",
    r"continuerà a (?:tentare|provare)|atrasad[ao]|continuará (?:a tentar|tentando)",
    r"vertraagd|blijft (?:het )?proberen",
    # Nordic, Slavic, Hungarian, Turkish
    r"fördröj|försenad|fortsätter att försöka|forsinket|fortsætter med at forsøge",
    r"fortsetter å (?:forsøke|prøve)|viivästy|opóźni|będzie (?:ponawia|nadal próbowa)|zpožd|opožd",
    r"oneskoren|задерж|откладывается|будут продолжены|затрим|késleltet|késik|gecik",
    # Asian; "try again" by itself is what the reader is asked to do
    r"延迟|延遲|遅延|遅れて|再試行(?:します|され|を続け|して(?:い|お))|지연",
    r"(?:[将將会會]|正在|[继繼][续續]|自[动動])[^。，\n]{0,6}(?:重[试試新]|[尝嘗][试試])",
)
# Nobody tries any more.
GIVEN_UP = (
    r"permanent|giv(?:en|ing) up|no further attempt|not going to try again",
    r"too long|expired|returned|undeliverable|failure",
    r"(?:could|can) ?not be delivered",
    r"(?:has |have |delivery )failed",
)
# What machines say of a failure, and the detail of the status it amounts to; the first that fits.
REASONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "2.2",
        (
            r"(?:mail)?box (?:is |was )?(?:full|over)|mailbox size|quota",
            r"(?:insufficient|not enough|no) (?:disk|storage|space)",
            r"storage (?:limit|space)|exceeded (?:its |the |his )?storage",
        ),
    ),
    (
        "3.4",
        (
            r"message (?:is |was )?too (?:big|large|long)|too large",
            r"size (?:limit|exceed)|maximum (?:\w{1,20} )?message size",
            r"exceeds (?:the )?(?:maximum|size)",
        ),
    ),
    (
        "1.2",
        (
            r"(?:host|domain)(?: name)?(?: was| is)? (?:unknown|not found|invalid)",
            r"(?:unknown|no such|nonexistent) (?:host|domain)|domain does(?:n.t| not) exist",
            r"name or service not known|unrouteable (?:mail )?domain|nxdomain",
            r"could(?:n.t| not) find any host|couldn.t be found|bad destination system",
        ),
    ),
    (
        "1.1",
        (
            r"user(?: \S{1,80})? ?(?:is )?(?:unknown|not (?:found|known|listed|exist))",
            r"unknown (?:user|recipient|local|address|mailbox|account)",
            r"no such (?:user|recipient|mailbox|account|address|person|local)",
            r"does(?:n.t| not) (?:exist|have an?)|not a (?:valid|known)",
            r"no longer (?:valid|exists?)|invalid (?:recipient|mailbox|address|user|final)",
            r"no (?:mailbox|account|user)",
            r"recipient (?:\S{1,80} )?(?:not (?:found|recognized|known)|unknown|invalid|rejected)",
            r"(?:addressee|address|account) (?:unknown|invalid|not found)|unrouteable address",
            r"mailbox (?:unavailable|not found|unknown|does)|name is not recogni[sz]ed",
            r"not our customer|not listed in|account (?:is |has been )?(?:disabled|closed)",
            r"unbekannt|inconnu|desconocid|sconosciut|inesistente",
        ),
    ),
    (
        "7.1",
        (
            r"spam|blacklist|block(?:ed| ?list)|unsolicited|content|virus|security",
            r"policy|denied|relay(?:ing)?|refused|rejected",
            r"not (?:authori[sz]ed|permitted|accepting)",
        ),
    ),
    ("4.6", (r"loop|too many hops|hop count",)),
    (
        "4.7",
        (r"expired|retry time(?:out)?|too long|giv(?:en|ing) up|days? old|after \d{1,4} days",),
    ),
    (
        "4.1",
        (
            r"connection (?:timed out|refused|reset|dropped)|time(?:d)? ?out|no route|unreachable",
            r"not reachable|could(?:n.t| not) connect|not able to establish|initiate smtp",
        ),
    ),
)
READ_GOES_ON = re.compile("|".join(GOES_ON), re.IGNORECASE)
READ_GIVEN_UP = re.compile("|".join(GIVEN_UP), re.IGNORECASE)
READ_REASONS = tuple(
    (detail, re.compile("|".join(phrases), re.IGNORECASE)) for detail, phrases in REASONS
)


@lru_cache(maxsize=_KEPT)
def find_status(text: str) -> str:
    """The enhanced status written in `text`, best the one behind an SMTP code; "" where none is."""
    found = BEHIND_CODE.findall(text)
    if not found:
        found = [".".join(code) for code in WRITTEN.findall(text) if code[0] != "2"]
    telling = [status for status in found if not GENERIC.fullmatch(status)]
    return str((telling or found or [""])[-1])


def find_arrival(text: str) -> str:
    """The status written in `text` where it tells of success; "" where none does."""
    found = WRITTEN.search(text)
    return found[0] if found and found[1] == "2" else ""


@lru_cache(maxsize=_KEPT)
def infer_status(text: str) -> str:
    """A status for a failure told in words: class by code or wording, detail by the reason."""
    code = SMTP_CODE.search(text)
    family = code[1] if code else "4" if says_temporary(text) else "5"
    for detail, phrases in READ_REASONS:
        if phrases.search(text):
            return f"{family}.{detail}"
    return f"{family}.0.0"


@lru_cache(maxsize=_KEPT)
def says_temporary(text: str) -> bool:
    """Whether the words say that delivery goes on being tried."""
    return bool(READ_GOES_ON.search(text))


@lru_cache(maxsize=_KEPT)
def says_given_up(text: str) -> bool:
    """Whether the words say that nobody tries any more."""
    return bool(READ_GIVEN_UP.search(text))
