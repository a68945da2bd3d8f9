"""How mail systems of the world speak when a mail cannot be delivered: tables, no behaviour.

Patterns hold no unbounded repetition, so that each line of a crafted notice costs linear time.
"""

from __future__ import annotations

# Local parts of the addresses that mail systems write from.
DAEMONS = (r"(?:mailer-?daemon|mail-?daemon|mdaemon|mailerdaemon)[^@]{0,40}(?:@|$)",)
# Local parts that people use as well.
OFFICES = (
    (
        r"(?:postmaster|mail[-.]?delivery|daemon|mail-?system|system ?administrator|bounces?"
        r"|mailadmin|emailserver)[^@]{0,40}(?:@|$)"
    ),
)
DAEMON_NAMES = (
    r"mail ?delivery|mailer-daemon|postmaster|mail ?system|mail ?administrator",
    r"system administrator|delivery (?:sub)?system|mail ?server|microsoft outlook",
    r"returned mail|automated response",
)
SUBJECTS = (
    # English
    r"undeliver|nondeliverable|non-?delivery|not delivered|message status|bounced",
    r"(?:un)?delivery (?:status|failure|failed|has failed|report|notification|problem|error)",
    r"delivery (?:delayed|incomplete)|delivery ?\(delay|delayed mail",
    r"returned (?:mail|message|to sender)|return(?:ed)? mail",
    r"failure (?:notice|delivery)|fail(?:ed|ure) (?:mail|delivery|to deliver|notice)",
    r"mail (?:delivery|system|could not|failure|error|not|rejected)",
    r"(?:could ?n.t|could not|cannot) be delivered|warning: (?:message|could not)",
    r"error in processing|processing error|rejected mail|automatically rejected|user unknown",
    r"error sending your (?:mail|message)|(?:mail|message)[^:]{0,30} (?:was|is) (?:un|not )deliver",
    r"(?:message|mail|it) (?:you sent |was )?blocked by",
    # German, French, Spanish, Italian, Portuguese, Dutch
    r"unzustellbar|nicht zustellbar|zustell(?:ung|fehler)|unbestellbar|non remis|échec|echec",
    r"non distribu",
    r"no se (?:ha|pudo)|devuelto|no entregado|non recapitat|mancato recapito|não entregue|falha",
    r"onbestelbaar|niet (?:be|af)gele?verd|niet bezorgd|no se puede entregar|imposible entregar",
    r"recapito (?:non riuscito|fallito)|impossibile recapitare|n[ãa]o (?:é|e) possível entregar",
    r"nu (?:a putut|poate) fi livrat|nelivrabil|no (?:es pot|s'ha pogut) lliurar",
    # Nordic, Slavic
    r"(?:kan|kunde) (?:inte|ikke) lever|olevererbart|ikke lever|doručen|niedostarcz|nie dostarcz",
    r"zwrot|недоставлен|не доставлен|невозможно доставить|не вдалося доставити",
    r"не може да се достави",
    r"toimitusta ei voi|toimittaminen epäonnistui|ei toimitettu|nelze doručit|nemožno doručiť",
    r"kézbesíthetetlen|kézbesítés(?:i hiba| sikertelen)|ni mogoče dostaviti|neisporučiv",
    r"teslim edilemedi|iletilemedi|δεν ήταν δυνατή η παράδοση|αδύνατη η παράδοση|nepristatyt",
    # Asian
    r"配信|送信|返送|戻り|退信|无法(?:投递|送达|传递)|無法(?:傳遞|送達)|未送达|未傳遞",
    r"반송|전송|배달되지|배달 실패|לא ניתן למסירה|تعذر (?:التسليم|تسليم)|غير قابل للتسليم",
    r"ไม่สามารถส่ง|không gửi được|không thể gửi|tidak (?:dapat|bisa) (?:di)?kirim",
)
NOT_DELIVERED = (
    r"(?:did|could|was|has|have|can) ?not (?:be |been |yet been )?(?:deliver|reach|sent)",
    r"undeliver|could ?n.t be delivered|unable to (?:deliver|relay|send)",
)
OPENINGS = (
    *NOT_DELIVERED,
    r"this is the (?:mail ?(?:system|er|delivery)|qmail|postfix|dragonfly|email server)",
    r"this is (?:an automat|a (?:system-generated|permanent|delivery))|hi\. this is the",
    r"(?:message|mail|report) (?:was|has been) (?:created|generated|returned) automatically",
    r"delivery (?:to|of|has|status|failed|attempt)",
    r"(?:permanent|fatal) error|failed (?:permanently|recipient|to deliver)",
    r"returned (?:to|because)|original message was received",
    r"unknown user|user unknown|no such (?:user|mailbox)|is unknown|quota|mailbox|rejected",
    r"not listed in|failure reasons?",
    r"following (?:address|recipient)|intended recipient|not pu etre|(?:#|smtp; ?)[45]\.\d\.\d",
    r"(?:^|\s)[45]\d\d[ -]{1,3}#?[45]\.\d{1,3}\.\d{1,3}\b",
)
# Lines at which the mail that comes back begins.
RETURNED = (
    (
        r"(?:(?:start of |begin(?:ning of)? )?(?:the )?"
        r"(?:original|returned|undelivered|unsent|bounced|rejected)[ -]"
        r"(?:message|mail|e-?mail|headers?)s?\b"
        r"(?! (?:was|could|which|that|has|can|to\b|from\b|will|is\b)))"
    ),
    (
        r"(?:here|this|below|enclosed|included|attached)(?: this line)? is (?:a|the)"
        r" (?:copy|header|original)"
    ),
    r"below this line is|the header (?:of|and)|original mail|included is a copy",
    (
        r"(?:the )?(?:original )?(?:message|mail)?\s?(?:headers?|text|body|content)s?"
        r" (?:of the (?:original|returned) (?:message|mail) )?"
        r"(?:follows?|is following|are attached)"
    ),
    r"(?:a )?(?:summary|copy|transcript) of (?:the|your) (?:undelivered|original) (?:message|mail)",
    r"returned mail follows|message (?:header|body) follows|ursprüngliche nachricht",
)
HEADER_FIELDS = (
    r"received|return-path|message-id|dkim-signature|delivered-to|x-[a-z0-9-]{2,40}",
    r"mime-version|domainkey-signature|arc-seal|authentication-results",
)
SYSTEMS = r"(?:mailer-daemon|postmaster|abuse|hostmaster|mail-daemon|noc|help-?desk)@"

# Where a failing address stands, the surest place first; ADDR is the address.
PLACES = (
    (
        r"^[\s*>|]{0,8}(?:(?:failed|final|original|intended|actual|bad)[ -]recipients?"
        r"|original address|failed addresse?s?|recipient address|message to)s?"
        r"\s{0,4}:\s{0,8}(?:rfc822\s?;\s?)?ADDR"
    ),
    r"^[\s*>|•-]{0,12}ADDR\s{0,3}(?::|;|$|\((?!expanded)|\.\.\.|,\s{0,3}(?:error|reason|$))",
    (
        r"^[\s*>|•-]{0,12}ADDR\s{1,3}(?:on (?:mon|tue|wed|thu|fri|sat|sun|\d)|invalid|unknown"
        r"|failed|could|was|is|has|-|:|\[|rejected|no such|user|delivery|because|–)"
    ),
    (
        r"^[\s*>|]{0,8}(?:recipients?|(?:message )?to|address|user|mailbox|for|e-?mail)"
        r"\s{0,4}[:=]\s{0,8}"
        r"(?:\[?smtp:)?ADDR"
    ),
    r"smtp[:=]\s{0,3}ADDR",
    r"rcpt to:\s{0,3}ADDR",
    r"address:\s{0,3}ADDR",
    (
        r"(?:(?:unknown|no such|invalid) (?:user|address|recipient)|user unknown|addressed,? to"
        r"|your message was addressed,|intended for|attempts"
        r"|delivery (?:of the (?:message|mail) )?to"
        r"|deliver(?:ed|ing)?(?: (?:the |this |your )?(?:message|mail|e-?mail))?(?: to| for)?"
        r"|(?:your|the) (?:message|mail|e-?mail)(?: sent)? (?:to|for)|(?:message|mail) to|delivre a"
        r"|reach(?:ing)?|account|mailbox|recipient|user|address(?:ee)?|send to)"
        r"[\s:,'\"(\[]{1,6}ADDR"
    ),
    r"(?:^|\s)[45]\d\d[ -][^\n]{0,120}?<ADDR>",
)
