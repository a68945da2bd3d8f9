"""The footer of a firm's lawyers, by what it speaks of: a secret, for whom, what if it went wrong.

No one word makes one. A footer says of the very mail that holds it, and to a reader whom it does
not know, at least three of a few things; a person who tells of a confidential mail has no "if you".
"""

from __future__ import annotations

import re

from parsers.reply.phrasebook import LEGAL_ABOUT, words_of

_SECRET = words_of("""
    confiden, privileg, vertraulich, rechtlich geschützt, riservat, vertrouwelijk, poufn, důvěrn
    dôvern, fortrolig, konfident, luottamuks, bizalmas, confidenț, конфиденц, конфіденц, поверител
    gizli, εμπιστευτικ, zaupn, povjerljiv, poverljiv, konfidents, konfidenc, 机密, 機密, 保密, 秘密
    기밀, سري, חסוי, ลับ, bảo mật, rahasia
""")
_FOR_WHOM = words_of("""
    intended, addressee, to whom it is addressed, adressat, empfänger, bestimmt, destinatair
    destinatari, destinatário, exclusiv, esclusiv, geadresseerde, bestemd, adresat, adresát
    mottagar, avsedd, mottaker, modtager, beregnet, vastaanottaj, címzett, destinatar, адресат
    получател, предназнач, призначен, одержувач, alıcı, παραλήπτ, naslovnik, primatelj, primaoc
    adressaad, adresāt, gavėj, 收件, 收信, 接收者, 受信, 宛先, 수신, المرسل إليه, נמען, ผู้รับ
    người nhận, penerima
""")
_MISTAKE = words_of("""
    in error, by mistake, mistakenly, inadvertently, not the intended, not the addressee, irrtümlich
    versehentlich, fehlgeleitet, nicht der richtige, nicht der beabsichtigte, par erreur
    n'êtes pas le, por error, por equivocación, no es el destinatari, no es usted, por engano
    por erro, por equívoco, não é o destinat, não for o destinat, per errore, ten onrechte
    abusievelijk, per abuis, per vergissing, niet de geadresseerde, omyłk, pomyłk, nie jesteś
    nie są państwo, omyl, nejste, nie ste, av misstag, felaktigt, inte är rätt, ved en fejl
    ved en feil, fejlagtig, feilaktig, ikke er den rette, ikke er rette, erehdyk, vahingossa
    tévedés, nem ön a, din greș, din eroare, nu sunteți, по ошибке, не являетесь, ошибочно, помилков
    не є адресат, погрешка, yanlışlık, sehven, λάθος, pomot, greškom, pomoto, eksikombel, kļūd
    klaid, 误收, 誤收, 错收, 错误, 錯誤, 誤って, 誤送, 잘못, خطأ, بطريق الخطأ, בטעות, โดยผิดพลาด
    nhầm, kesalahan
""")
_TELL = words_of("""
    notify, inform, advise, contact the sender, tell the sender, return e-mail, benachrichtig
    verständig, avertir, avertissez, prévenir, signaler, aviser, avisez, avise, notifi, comuni
    avvis, avverti, avvertire, waarschuw, op de hoogte, powiadom, poinform, zawiadom, meddela
    meddel, underrett, gi beskjed, kontakta, ilmoit, értesít, anunț, сообщ, уведом, извест
    проинформ, повідом, bildir, bilgi ver, bilgilendir, ενημερ, obvest, obavijest, obavest
    teavita, informēj, pranešk, 通知, 告知, 連絡, 알려, 통보, إبلاغ, إخطار, להודיע, แจ้ง, thông báo
    beri tahu
""")
_DESTROY = words_of("""
    delete, destroy, erase, lösch, vernicht, détrui, supprim, effac, elimin, borr, destru, apag
    delet, cancell, distrugg, verwijder, vernietig, wissen, usun, usuń, zniszcz, skasow, smaž
    vymaž, odstra, zmaž, zmazat, vymazat, radera, förstör, slet, makuler, poista, tuho, töröl
    megsemmis, șterg, distrug, удал, уничтож, видал, знищ, изтри, silin, siliniz, imha, διαγρ
    izbriš, obriš, uniči, kustuta, dzēs, ištrin, 删除, 刪除, 销毁, 銷毀, 削除, 破棄, 삭제, 폐기, حذف
    إتلاف, למחוק, מחק, ลบ, xóa, hapus
""")
_BAN = words_of("""
    prohibit, unauthori, not permitted, not authori, disclos, disseminat, copying, unlawful
    unbefugt, nicht gestattet, nicht zulässig, unzulässig, untersagt, interdit, diffus, divulg
    prohib, no está permitid, proib, vietat, verboden, niet toegestaan, openbaarmaking, zabron
    zakaz, niedozwol, zakáz, neopráv, förbjud, otillåt, forbudt, ikke tillatt, kielletty, tilos
    jogosulatlan, interzis, запрещ, заборон, забран, yasak, απαγορ, prepoved, zabranj, keelatud
    aizlieg, draudž, 禁止, 不得, 금지, محظور, يحظر, אסור, ห้าม, nghiêm cấm, dilarang
""")
_THINGS = (_SECRET, _FOR_WHOM, _MISTAKE, _TELL, _DESTROY, _BAN)
_THINGS_MIN = 3
_NAMED_MIN = 4  # words for whom it is and what is forbidden, where no "if" speaks to a stranger
_WHOSE = (_SECRET, _FOR_WHOM, _BAN)  # without one of these it is advice that a person gives

# To a reader whom nobody knows: words that begin such a clause, and what stands in other places.
_IF_YOU = words_of("""
    if you, should you, unless you, unless otherwise, wenn sie, sollten sie, falls sie, wer nicht
    si vous, s'il vous, si usted, si ha, si lo ha, si no es, si recib, se você, se receb, se não
    se a, se o, caso, se ha, se non, se avete, se lo, se la, se le, chi riceve, qualora, indien u
    als u, wanneer u, mocht u, jeśli, jeżeli, w przypadku, pokud, jestliže, ak ste, ak nie, om du
    om ni, hvis du, hvis de, dersom du, dersom de, mikäli, jos, amennyiben, ha ön, ha nem, dacă
    în cazul în care, если, в случае, якщо, у разі, ако сте, ako ste, ako niste, če niste, če ste
    kui te, kui olete, ja jūs, jei jūs, eğer, εάν, αν δεν, αν έχετε, nếu, jika
""")
_IF_IT = words_of("if it, if this, wenn diese, falls diese, sollte diese")  # the mail, or others
_IF_ANYWHERE = words_of("""
    iseniz, aldıysanız, ulaştıysa, değilseniz
    如果, 如您, 若您, 若你, 如非, 場合, 경우, إذا, אם, หาก
""")
_IF = re.compile("|".join((*(rf"(?<!\w){one}" for one in (*_IF_YOU, *_IF_IT)), *_IF_ANYWHERE)))

_CLAUSE_MAX = 120
_CLAUSE_END = re.compile(r"[,;:.!?、，。；：！？،؛]")
_NOT = re.compile(
    r"(?<!\w)(?:not|nicht|kein\w*|pas|no|non|não|niet|geen|nie|nejs\w+|nie ste|inte|ikke|ei|et ole"
    r"|не|nem|nu|ne|niste|nisi|δεν|không|bukan|tidak|لم|ليس\w*|לא|אינ\w+)(?!\w)|n't|değil"
    r"|不|非|ない|아닌|아니|ไม่"
)

_NATURE = words_of("""
    environment, umwelt, environnement, medio ambiente, ambient, milieu, miljö, miljø, środowisk
    životn, ympäristö, környezet, mediul, окружающ, природ, довкілля, çevre, doğa, περιβάλλον
    okolj, okoliš, planet, trees, bäume, arbres, arbol, árbol, alberi, arbre, 环境, 環境, 环保, 환경
""")
_BEFORE = words_of("""
    before, bevor, vor dem, avant, antes, prima di, voordat, alvorens, innan, før, zanim, przed
    než, predtým, ennen, mielőtt, înainte, прежде, перед, önce, πριν, preden, prije, pre nego, 之前
    前に, 前, 전에
""")
_PRINT = words_of("""
    print, druck, imprim, stamp, afdruk, uitprint, skriv ut, skriver ut, udskriv, druk, tisk, tlač
    tulost, nyomtat, печат, друк, yazdır, çıktı, εκτυπ, ispis, štamp, 打印, 列印, 印刷, 인쇄
""")
_CARE = words_of("""
    consider, think, denken, pensez, penser, piens, pense, pensa, denk, tänk, tenk, pomyśl
    mysl, ajattel, gondol, gândi, подума, думай, düşün, σκεφτ, misli, 考慮, 考虑, 생각, save, spare
    schon, protég, cuide, rispett, respect, espett
""")
_THINK_MAX = 240  # a longer paragraph says something else besides
_THINK = ("think before you print", "save a tree")


# How a footer points at the very mail that it stands in: "this message", "in dieser E-Mail".
_THIS = words_of("""
    this, the present, diese, dieser, diesem, dieses, vorliegende, ce, cet, cette, le présent, este
    esta, presente, o presente, questo, questa, quest', deze, dit, denne, dette, detta, ta, tej
    niniejsza, niniejszy, tento, tato, této, tohoto, táto, tejto, это, этом, этого, данное, данном
    настоящее, це, цього, цей, цьому, този, това, ez, ezen, jelen, acest, acestui, bu, işbu, tämä
    tämän, αυτό, παρόν, to, tega, ova, ovaj, ovo, see, käesolev, šis, šī, này, ini
    本, 此, この, 이, 본, هذه, هذا, זו, זה
""")
_OF_THIS = re.compile(
    rf"(?<![^\W\u0590-\uffff])(?:{'|'.join(map(re.escape, _THIS))})"
    r"[\s\"']{0,3}(?:[^\W\d_]{1,14}[\s/-]{1,3}){0,3}?"
    rf"(?:{'|'.join(map(re.escape, LEGAL_ABOUT))})"
)


# A person speaks; words that other languages have for "and", "in" and "is" are left out.
_I = re.compile(
    r"(?<!\w)(?:i'(?:m|ll|ve|d)|i (?:am|have|can|do|don't|think|got|get|was|know|see|need|forward"
    r"|received)|my|ich|mein\w{0,2}|mir|mich|j'ai|je (?:ne|suis|vous|crois)|moi|yo|io|mio|mia|ik"
    r"|mijn|meu|minha|mój|moja|jag|jeg|minä|minun|můj|moje|я|мой|моя|мне|мені|benim)(?!\w)"
)


def speaks_of_self(text: str) -> bool:
    """Whether a folded paragraph is said by one person: no firm and no program says "I"."""
    return _I.search(text) is not None


def is_legal(text: str) -> bool:
    """Whether a folded paragraph is such a footer."""
    if speaks_of_self(text):
        return False
    clause = _IF.search(text)
    if clause is None:
        return _names_enough(text)
    said = [stems for stems in _THINGS if holds(text, stems)]
    is_astray = _FOR_WHOM in said or _MISTAKE in said  # else somebody speaks of other secrets
    if not is_astray or len(said) < _THINGS_MIN or not any(stems in _WHOSE for stems in said):
        return False
    return _speaks_to_stranger(text, clause) or _names_enough(text)


def _names_enough(text: str) -> bool:
    """Whether as much is said of a secret, for whom it is and what is forbidden as firms say."""
    named = [sum(stem in text for stem in stems) for stems in (_SECRET, _FOR_WHOM, _BAN)]
    return all(named[1:]) and sum(named) >= _NAMED_MIN


def _speaks_to_stranger(text: str, first: re.Match[str]) -> bool:
    """Whether a folded paragraph speaks to whoever may read the mail that it stands in.

    It names that mail, or has an "if" about whom it was for; `first` is the first "if". "If you
    can, delete the mail that all got by mistake" is said to somebody whom the writer knows.
    """
    if _is_of_reader(text, first) or speaks_of_mail(text):
        return True
    return any(_is_of_reader(text, one) for one in _IF.finditer(text, first.end()))


def speaks_of_mail(text: str) -> bool:
    """Whether a folded paragraph points at the mail that it stands in: "this message"."""
    return _OF_THIS.search(text) is not None


def _is_of_reader(text: str, found: re.Match[str]) -> bool:
    """Whether the clause with an "if" is about the reader's not being meant."""
    if found[0] in _IF_IT:
        return False
    begin, end = found.start(), found.end() + _CLAUSE_MAX
    if found[0] in _IF_ANYWHERE:  # it may stand behind what it is about
        above = max(0, begin - _CLAUSE_MAX)
        begin = max((one.end() for one in _CLAUSE_END.finditer(text, above, begin)), default=above)
    if stop := _CLAUSE_END.search(text, found.end(), end):
        end = stop.start()
    clause = text[begin:end]
    return holds(clause, _MISTAKE) or (holds(clause, _FOR_WHOM) and _NOT.search(clause) is not None)


def may_end_legal(text: str) -> bool:
    """Whether a folded paragraph that is no such footer may end with one.

    It speaks of the mail that it stands in; a person tells of another one.
    """
    found = 0
    for left, stems in enumerate(_THINGS, 1 - len(_THINGS)):
        found += holds(text, stems)
        if found >= _THINGS_MIN:
            return _OF_THIS.search(text) is not None
        if found - left < _THINGS_MIN:
            return False
    return False


def is_legal_line(text: str) -> bool:
    """Whether a folded line may be one of such a footer: it names a mail, or what one speaks of."""
    return holds(text, LEGAL_ABOUT) or any(holds(text, stems) for stems in _THINGS)


def spares_paper(text: str) -> bool:
    """Whether a folded paragraph asks to think of the environment before printing."""
    bare = text.strip("*_ ")
    if len(text) > _THINK_MAX or "=" in bare or "_" in bare or any(map(str.isdigit, bare)):
        return False
    if text.strip("*_ .!").startswith(_THINK):
        return True
    return all(holds(text, stems) for stems in (_NATURE, _BEFORE, _PRINT, _CARE))


def holds(text: str, stems: tuple[str, ...]) -> bool:
    """Whether one of `stems` stands in a folded text."""
    return any(map(text.__contains__, stems))
