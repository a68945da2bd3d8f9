"""The warning that a mail system puts above a mail from outside, by what it says, in any language.

It says of this very mail that it comes from outside, and what not to do with its links and files;
or that one seldom hears from its sender. A person who writes of such mails says "I", asks, or has
no such mail in front of them: their words stay.
"""

from __future__ import annotations

import re

from parsers.body.lines import Line
from parsers.header.subject import TAG
from parsers.reply.headerblock import is_rule
from parsers.reply.legal import holds, speaks_of_self
from parsers.reply.phrasebook import LEGAL_ABOUT, words_of

_LENGTH_MAX = 600
_LINES_MAX = 8
_BANNERS_MAX = 3  # each system on the way may put one
_FILLED_MIN = 50  # a line this long may go on in the next one
_SENTENCE_ENDS = ".!。！"
_FRAMED_MAX = 12  # lines between the marks of one program
_TITLE_MAX = 30  # a shorter line warns of nothing by itself
_SELDOM_MAX = 320
_SELDOM_HEAD = 120  # characters in which it says so
_HEAD = 80  # characters in which it says what it speaks of
_NAMED_MAX = 40  # ... in which a title names the mail itself: "Achtung, externe E-Mail"
_MARKS = "*[⚠️! "
_BEGINS = re.compile(r"\w{6,24}bannerstart\b")
_ENDS = "bannerend"

# How such a warning begins, where it does not begin with "this mail" ...
_TITLES = words_of("""
    caution, warning, external, [external, external email, external sender, *external, **external
    attention, be careful, security notice, message from external, achtung, vorsicht, warnung
    hinweis, externe, extern, attention :, courriel externe, avertissement, precaución, advertencia
    atención, aviso, correo externo, attenzione, avviso, atenção, cuidado, let op, waarschuwing
    advarsel, varning, det här, obs, uwaga, ostrzeżenie, pozor, upozornění, внимание, осторожно
    увага, figyelem, atenție, dikkat, uyarı, προσοχή, huom, varoitus, [ext, 注意, 警告, 외부, 주의
    تنبيه, תשומת
""")
# ... and where it does, or with whom it is from.
_THIS_MAIL = words_of("""
    this email, this e-mail, this message, this mail, the sender of this, you have not previously
    you don't often get email from, you do not often get email, some people who received this
    this is an external, diese e-mail, diese mail, diese nachricht, ce courriel, ce message
    cet e-mail, este correo, este mensaje, questa e-mail, questa mail, questo messaggio
    esta mensagem, este e-mail, deze e-mail, dit bericht, denne e-mail, denne mail, detta mejl
    detta meddelande, denne e-posten, ta wiadomość, tento e-mail, tato zpráva, это письмо
    это сообщение, ez az e-mail, acest e-mail, acest mesaj, bu e-posta, tämä viesti, 本邮件
    此邮件, 本メール, このメール
""")
_STARTS = _TITLES + _THIS_MAIL
_BEHIND_TITLE = re.compile(r"[^\w\s]{1,4}\s{1,3}")

# What it says: one of these phrases will do ...
_PHRASES = words_of("""
    originated from outside, outside of your, outside of the org, outside the org, outside your
    from an external, click links, click on links, open attachments, clicking links
    opening attachments, recognize the sender, recognise the sender, verify the sender
    learn why this is important, aka.ms/learnaboutsenderidentification, keine links
    open any links, opening links, not previously corresponded, think before you click
""")

_NAMED = words_of("external email, external e-mail, external sender, untrusted sender")

# ... or one that says whence, beside one that names a mail or a part of it.
_OUTSIDE = words_of("""
    external, outside, suspicious, untrusted, unfamiliar, first-time, extern, außerhalb, extérieur
    extérieure, externo, fuera de, esterno, esterna, fora da, fora do, buiten, spoza, zewnątrz
    zewnętrzn, externí, vnějš, mimo organiz, utanför, utifrån, eksternt, ekstern, udefra
    utenfra, utenfor
    ulkopuol, kívülről, külső, din afara, внешн, извне, вне организации, зовнішн, ззовні, dışından
    dışarıdan, harici, εκτός, εξωτερικ, exterior, 外部, 社外, 組織外, 외부, خارج, חיצוני, מחוץ
""")
_PARTS = words_of("""
    sender, attachment, links, absender, anhäng, anhang, pièces jointes, expéditeur, liens
    adjuntos, remitente, enlaces, allegati, mittente, bijlagen, koppelingen, afzender, vedhæftede
    afsender, bilagor, länkar, avsändare, vedlegg, avsender, nadawc, załącznik, odesílatel, příloh
    odkaz, prílohy, odosielat, hivatkozás, melléklet, feladó, atașament, expeditor, отправител
    вложен, ссылк, відправник, вкладен, посилан, anexos, remetente, göndereni, bağlantı, ekleri
    liitte, linkkejä, lähettäj, συνημμέν, αποστολέα, リンク, 添付, 送信者, 链接, 附件, 发件人, 連結
    寄件者, 링크, 첨부, 발신자, الروابط, المرفقات, קישורים, קבצים
""")

# What not to do.
_BEWARE = words_of("""
    do not, don't, never, careful, caution, cautious, think before, unless, make sure, verify, keine
    nicht, vorsicht, ne cliquez, n'ouvrez, ne pas, prudent, prudence, no haga, no abra, cuidado
    precaución, no clic, non clic, non apr, attenzione, não cli, não abr, klik niet, niet klik, geen
    voorzichtig, nie klik, nie otw, ostrożn, klicka inte, öppna inte, försiktig, klik ikke, ikke
    forsiktig, forsigtig, älä, varo, neotv, neklik, opatrn, ne kattint, ne nyis, nu desch, nu acces
    atent, не откр, не пере, осторож, не відкр, не натис, обережн, tıklamay, açmay, dikkat, μην
    ne kl, nemojte, oprez, 請勿, 请勿, 注意, 谨慎, 謹慎
    클릭하지, 열지, 주의, لا تنقر, لا تفتح, אל ת
""")

_MAIL = LEGAL_ABOUT + words_of("mejl, post, письм, email")

# Whom to tell of it.
_REPORT = words_of("""
    report suspicious, report phish, report this, phishing, spam, help desk, helpdesk, service desk
    it department, it-abteilung, it support, it security, security team, suspicious
""")

_BUTTONS = frozenset(
    f"report {what}"
    for what in ("suspicious", "phishing", "phish", "spam", "this message", "email")
)

# That one seldom hears from the sender, and that this matters (Microsoft).
_SELDOM = words_of("""
    often, oft, häufig, souvent, suele, spesso, vaak, costuma, często, ofta, ofte, usein, často, sık
    часто, gyakran, frecvent, συχνά, pogosto, često, 頻繁, 通常, 경우가, كثيرا, קרובות
""")
_MATTERS = words_of("""
    important, wichtig, importan, belangrijk, ważne, viktig, vigtig, tärkeä, důležit, dôležit
    önemli, важно, важливо, fontos, σημαντικ, pomembno, važno, 重要, 중요, مهم, חשוב
""")
_LEARN = words_of("""
    learn, erfahren, pourquoi, découvr, descubr, más inform, obten, scopr, perché, informazioni
    meer info, ontdek, lees, waarom, saiba, dowiedz, läs, mere at vide, les mer, finn ut, katso, lue
    zjist, zistit, öğren, узна, дізна, tudja meg, aflați, μάθετε, saznaj, več o, これが, 詳細, 了解
    瞭解, 알아보, تعرف, למד
""")


def split_banner(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The warnings of mail systems at the top of `lines`, and the rest."""
    found = 0
    for _ in range(_BANNERS_MAX):
        first = _below_rules(lines, found)
        end = _end_of_banner(lines, first)
        if end is None:
            break
        found = _below_rules(lines, end)
        if found < len(lines) and lines[found].folded.strip(_MARKS) in _BUTTONS:
            found = _below_rules(lines, found + 1)
    return lines[:found], lines[found:]


def warns_plainly(banner: tuple[Line, ...]) -> bool:
    """Whether a warning is one also where no other words stand by it: it speaks of this mail."""
    text = " ".join(line.folded for line in banner).lstrip(_MARKS)
    if holds(text, _PHRASES) or any(line.words and _is_tag(line.words) for line in banner):
        return True
    parts = (text, *(text[mark.end() :] for mark in _BEHIND_TITLE.finditer(text[:_HEAD])))
    return any(part.startswith(_THIS_MAIL) for part in parts)


def _below_rules(lines: tuple[Line, ...], at: int) -> int:
    """The first line from `at` on that is neither blank nor drawn."""
    while at < len(lines) and (not lines[at].words or is_rule(lines[at].words)):
        at += 1
    return at


def _end_of_banner(lines: tuple[Line, ...], first: int) -> int | None:
    """Where the warning that begins at `first` ends; None where none does."""
    if first == len(lines):
        return None
    head = lines[first]
    if _BEGINS.match(head.folded):
        framed = range(first + 1, min(first + _FRAMED_MAX, len(lines)))
        return next((n + 1 for n in framed if lines[n].folded.endswith(_ENDS)), None)
    end = first
    while end < len(lines) and lines[end].words and end - first < _LINES_MAX:
        end += 1
    if len(head.words) < _TITLE_MAX and _is_tag(head.words):
        return first + 1
    stop = next((n for n in range(first + 1, end + 1) if _is_warning(lines[first:n])), None)
    if stop is None:
        return None
    while stop < end and _goes_on(lines[stop - 1], lines[stop]):
        stop += 1
    if stop < end and _is_apart(lines[stop - 1], lines[stop]) and _tells(lines[first:stop]):
        return stop  # no blank line parts it from the words
    return end if _is_warning(lines[first:end]) else None


def _is_apart(above: Line, line: Line) -> bool:
    """Whether a sentence ends between two lines."""
    capital = line.words[:1].isupper() or line.words[:1] == "#"
    return above.words[-1] in _SENTENCE_ENDS or (capital and above.words.isascii())


def _tells(lines: tuple[Line, ...]) -> bool:
    """Whether a warning says of this mail that it is from outside, or what not to do with it.

    A person who speaks of such mails at the top of a paragraph does neither.
    """
    text = " ".join(line.folded for line in lines)
    head = text.lstrip(_MARKS)
    if head.startswith(_THIS_MAIL) or holds(text, _LEARN):
        return True
    named = all(holds(head[:_NAMED_MAX], stems) for stems in (_OUTSIDE, _MAIL))
    of_parts = named and head.startswith(_TITLES) and holds(text, _PARTS)
    return (of_parts or holds(text, _PHRASES)) and holds(text, _BEWARE)


def _is_warning(lines: tuple[Line, ...]) -> bool:
    text = " ".join(line.folded for line in lines)
    if len(lines) == 1 and len(text) + sum(map("\u2e80".__le__, text)) < _TITLE_MAX:
        return False
    return _warns(text)


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a warning goes on with `line`, or the words of a person begin there."""
    text = line.folded
    if text.startswith("#") or "?" in text or "？" in text or speaks_of_self(text):
        return False
    if len(above.words) >= _FILLED_MIN and not _is_apart(above, line):
        return True
    of_mail = holds(text, _MAIL) or holds(text, _PARTS) or holds(text, _OUTSIDE)
    return (of_mail and (holds(text, _BEWARE) or text.startswith(_STARTS))) or holds(
        text, _PHRASES + _REPORT
    )


def _is_tag(words: str) -> bool:
    """Whether a line is nothing but "[EXTERNAL]", as subjects have it."""
    return words[0] in "[(<{*【" and TAG.fullmatch(words) is not None


def _warns(text: str) -> bool:
    """Whether a folded paragraph warns of the mail that it stands in."""
    if len(text) > _LENGTH_MAX or "?" in text or "？" in text or speaks_of_self(text):
        return False
    named = "@" in text and len(text) <= _SELDOM_MAX and holds(text[:_SELDOM_HEAD], _SELDOM)
    if named and all(holds(text, stems) for stems in (_MATTERS, _LEARN)):
        return True
    begins = text.lstrip(_MARKS).startswith(_STARTS)
    if begins and (holds(text, _PHRASES) or (holds(text, _NAMED) and holds(text, _MAIL))):
        return True
    if not (begins or (holds(text[:_HEAD], _OUTSIDE) and holds(text[:_HEAD], _MAIL))):
        return False
    return all(holds(text, stems) for stems in (_OUTSIDE, _PARTS, _MAIL + _NAMED, _BEWARE))
