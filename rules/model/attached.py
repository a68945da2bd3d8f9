"""Whether somebody says that a file goes with their mail (W-10).

Cautious: a question, a request, a negation, or a file of somebody else's says nothing.
"""

from __future__ import annotations

import re

TEXT_MAX = 20_000
_SENTENCE = re.compile(r"[.!?\n\u3002\uff01\uff1f]")
_SAYS = re.compile(
    r"\b(?:is|are|i(?:'ve| have)?|we(?:'ve| have)?|i'm|am)\s(?:\w+\s){0,2}attach(?:ed|ing)\b"
    r"(?!\s(?:to\s(?!this|the\s(?:mail|message)|my)|by|with|at|on)\b)"
    r"|(?<!you )\battached\s(?:is|are|please)\b"
    r"|\b(?:see|find)\s(?:the\s)?(?:\w+\s)?attach(?:ed|ments?)\b"
    r"|\b(?:anbei|im anhang|in der anlage|beigef(?:ü|ue)gt|angeh(?:ä|ae)ngt)\b"
    r"|\b(?:ci-joint(?:e|s|es)?|en pi(?:è|e)ces? jointes?)\b"
    r"|\b(?:adjunto|adjuntamos|os adjunt|le adjunt|en el adjunto)"
    r"|\b(?:segue[m]? (?:em )?anexo|em anexo)\b|\b(?:in allegato|allego)\b"
    r"|\b(?:in (?:de )?bijlage|bijgevoegd|bijgesloten)\b"
    r"|\b(?:bifogad|bifogar|vedh(?:æ|ae)ftet|vedlagt|vedheftet)\b"
    r"|\b(?:w załączniku|załączam)\b|(?:во вложении|прилагаю)"
    r"|添付(?:し|いた|の)|(?:请|請)?见附件|請見附件|附件(?:是|为|為)"
)
_SAYS_NOT = re.compile(
    r"\b(?:not|no|without|if|when|could|can|would|please (?:send|attach)"
    r"|nicht|kein\w*|ohne|wenn|falls|bitte (?:senden|schicken)"
    r"|pas|sans|si|sin|não|sem|senza|se|non|niet|geen|zonder|als"
    r"|inte|ikke|nie|bez|нет|не|если)\b|n't\b|[?\uff1f]"
)


def says_attached(text: str) -> bool:
    """Whether a sentence says that a file is attached here and now."""
    for sentence in _sentences(text[:TEXT_MAX].casefold()):
        if _SAYS.search(sentence) and not _SAYS_NOT.search(sentence):
            return True
    return False


def _sentences(text: str) -> list[str]:
    """The sentences with the sign that ends them: a question says nothing."""
    found, start = [], 0
    for sign in _SENTENCE.finditer(text):
        found.append(text[start : sign.end()])
        start = sign.end()
    return [*found, text[start:]]
