"""What mail programs write around other people's words, in the languages they speak.

Only tables. Every word is kept folded (`fold`): lower case, plain spaces, no accents on a Turkish
dotted i. Where two languages use one word for different fields the commoner field wins; a block of
headers is believed for its shape, never for one word.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from parsers.invisible import INVISIBLE

_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u3000": " ", "\t": " ", "\u2019": "'"}
    | dict.fromkeys("\u2010\u2011\u2012", "-")
    | INVISIBLE
)
_ODD = frozenset(map(chr, _PLAIN))
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0x17E0, 0xFF10)  # digits of other scripts
_DIGITS = {zero + n: str(n) for zero in _ZEROS for n in range(10)}
_DIGIT = frozenset(map(chr, _DIGITS))


def plain(text: str) -> str:
    """`text` without characters that cannot be seen, every kind of blank made a space."""
    if text.isascii():
        return text.replace("\t", " ")
    return text if _ODD.isdisjoint(text) else text.translate(_PLAIN)


def fold(text: str) -> str:
    """`text` as the tables of this module are written."""
    return fold_plain(plain(text)).strip()


def fold_plain(text: str) -> str:
    """The same of a text that is `plain` already; digits of all scripts as 0 to 9."""
    if text.isascii():
        return text.lower()
    text = text.casefold().replace("\u0307", "")
    return text if _DIGIT.isdisjoint(text) else text.translate(_DIGITS)


def is_small(word: str) -> bool:
    """Whether `word` begins with a small letter, in a script that has capitals too."""
    first = word[:1]
    return first.islower() and not "\u10d0" <= first <= "\u10ff"  # Georgian writes no capitals


class Field(StrEnum):
    """A field of a quoted header block."""

    FROM = "from"
    TO = "to"
    CC = "cc"
    DATE = "date"
    SUBJECT = "subject"
    OTHER = "other"


def words_of(table: str) -> tuple[str, ...]:
    """The folded words of a table, parted by commas and line ends."""
    return tuple(
        fold(word) for line in table.splitlines() for word in line.strip().split(", ") if word
    )


class Starts(NamedTuple):
    """How lines begin; most begin otherwise, which their first two letters tell."""

    phrases: tuple[str, ...]
    heads: frozenset[str]

    def begin(self, folded: str) -> bool:
        """Whether a folded text begins so."""
        return folded[:2] in self.heads and folded.startswith(self.phrases)


def starts(phrases: tuple[str, ...]) -> Starts:
    assert all(len(phrase) > 1 for phrase in phrases)
    return Starts(phrases, frozenset(phrase[:2] for phrase in phrases))


FIELD_WORDS: dict[Field, tuple[str, ...]] = {
    Field.FROM: words_of("""
        from, von, de, da, van, od, fra, från, frá, absender, expéditeur, expediteur, remitente
        remetente, mittente, afzender, afsender, avsender, avsändare, lähettäjä, feladó, küldő
        nadawca, odesílatel, odesilatel, odosielateľ, pošiljatelj, pošiljalac, šalje, de la
        expeditor, от, от кого, отправитель, від, від кого, відправник, подател, од, kimden
        gönderen, από, αποστολέας, saatja, kellelt, no, sūtītājs, nuo, siuntėjas, nork, igorlea
        发件人, 發件人, 寄件者, 寄件人, 差出人, 送信者, 送信元, 보낸 사람, 보낸사람, 보낸이, 발신인
        من, المرسل, از, فرستنده, מאת, จาก, từ, người gửi, dari, pengirim, प्रेषक, remitent
        original sender, sent by, message de, message from
        посиљалац, пошиљалац, шаље
    """),
    Field.TO: words_of("""
        to, an, à, a, para, aan, naar, do, komu, till, til, per, empfänger, destinataire
        destinataires, destinatario, destinatari, destinatário, ontvanger, modtager, mottaker
        mottagare, vastaanottaja, címzett, címzettek, adresat, příjemce, príjemca, za, prima
        primatelj, primalac, către, catre, destinatar, кому, получатель, одержувач, до, получател
        kime, alıcı, προς, παραλήπτης, kellele, saaja, kam, saņēmējs, gavėjas, kam, adresatas, nori
        收件人, 收件者, 宛先, 送信先, 받는 사람, 받는사람, 받는이, 수신, 수신인, إلى, به, گیرنده, אל
        ถึง, đến, tới, người nhận, kepada, ke, untuk, viðtakandi, प्राप्तकर्ता, per a
        за, прима, adressaat, pour, a chi
    """),
    Field.CC: words_of("""
        cc, c.c., bcc, cci, cco, ccn, kopie, kopi, kopia, kopio, kopija, kópia, copie, copie à
        copia, copia para, cópia, com cópia, másolatot kap, másolat, копия, копія, копие, сс
        bilgi, kopya, κοιν, κοιν., κοινοποίηση, koopia, kopijas, kopijuoti, 抄送, 副本, 참조, نسخة
        نسخه, עותק, สำเนา, สำเนาถึง, đồng kính gửi, tembusan, salinan, blindkopie
        skrytá kopie, blindkopi, dw, udw, до відома, ukryta kopia, afrit, copie conforme, cc à
        kp, a/c, رونوشت, копија, v kópii, kóp., kóp
    """),
    Field.DATE: words_of("""
        date, sent, sent at, sent on, date sent, received, datum, gesendet, gesendet am
        date d'envoi
        envoyé, envoyé le, envoye, enviado, enviado el, enviado em, enviada, enviada em, fecha, data
        fecha de envío, inviato, inviata, data invio, verzonden, verzonden op, dato, sendt, skickat
        skickades, päiväys, päivämäärä, lähetetty, dátum, elküldve, küldve, küldés ideje, wysłano
        wysłane, data wysłania, odesláno, odeslané, odesláno dne, odoslané, dňa, poslano, poslato
        послато, poslané, отправлено, дата, дата отправки, время, надіслано, відправлено, изпратено
        датум, tarih, gönderilen, gönderildi, gönderme tarihi, gönderilme tarihi, trimis
        data trimiterii
        ημερομηνία, εστάλη, στάλθηκε, kuupäev, saadetud, datums, nosūtīts, išsiųsta, išsiųstas
        dagsetning, sent þann, noiz, bidalita, 发送时间, 發送時間, 发送日期, 日期
        寄件日期, 傳送時間
        时间, 時間, 日時, 送信日時, 日付, 送信, 날짜, 보낸 날짜, 보낸날짜, 보낸 시간, 발신일, 일시
        التاريخ, تاريخ الإرسال, أرسلت, تم الإرسال, تاريخ, تاریخ, תאריך, נשלח, วันที่, ส่ง
        ส่งเมื่อ, ngày, đã gửi, gửi lúc, thời gian, tanggal, dikirim, terkirim, दिनांक, enviat
        data de envio, message du, message of, posted, versendet, zeitpunkt, odoslaný, poslán
        dată, ارسال شده, ارسال, message du, data e ora, date et heure
    """),
    Field.SUBJECT: words_of("""
        subject, betreff, betr, betr., objet, sujet, asunto, assunto, oggetto, onderwerp, emne, ämne
        aihe, otsikko, tárgy, temat, předmět, predmet, věc, vec, тема, предмет, относно, subiect
        konu, θέμα, teema, temats, tēma, tema, naslov, наслов, zadeva, efni, gaia, 主题, 主題, 主旨
        标题, 件名, 제목, الموضوع, موضوع, נושא, เรื่อง, หัวเรื่อง, หัวข้อ, chủ đề, tiêu đề, subjek
        perihal, judul, assumpte, विषय
        ogg, ogg., onderw., subj, thema, subject line
    """),
    Field.OTHER: words_of("""
        reply-to, reply to, antwort an, antworten an, répondre à, responder a, responder para
        rispondi a, antwoord aan, antwoordadres, svar til, svara till, svar til, vastaa
        vastausosoite, válaszcím, odpowiedź do, odpověď na, odpovědět, odpovedať, ответить, обратно
        відповісти, yanıt adresi, yanıtla, răspuns către, odgovori na, отговор до, 返信先, 回复
        回复到, 답장 받는 사람, importance, priority, wichtigkeit, priorität, vigtighed, prioritet
        prioriteit, importancia, prioridad, priorità, importância, importanza, attachments
        attachment, attach, anlagen, anhänge, anlage, pièces jointes, pièce jointe, adjuntos
        datos adjuntos, anexos, allegati, bijlagen, vedhæftede filer, bifogade filer, vedlegg
        liitteet, mellékletek, załączniki, přílohy, вложения, вкладення, ekler, 附件, 添付ファイル
        첨부, organization, organisation, message-id, newsgroups, sensitivity, categories, mailed-by
        signed-by, return-path, x-mailer, resent-from, resent-date, resent-to, flag, security
        when, where, location, wann, wo, ort, quand, où, cuándo, dónde, quando, dove, mailing-list
    """),
}

# Labels of Chinese are spread to one width: "日 期", "收 件 人".
FIELD_OF: dict[str, Field] = {
    form: field
    for field, words in reversed(FIELD_WORDS.items())
    for word in words
    for form in ((word, " ".join(word)) if "\u4e00" <= word[0] <= "\u9fff" else (word,))
}

# Words for the date of a mail that a journey or a form does not use.
SENT: frozenset[str] = frozenset(FIELD_WORDS[Field.DATE]) - frozenset(
    words_of("""
    date, datum, data, fecha, dato, dátum, tarih, дата, датум, päivämäärä, päiväys, ημερομηνία
    kuupäev, datums, dagsetning, 日期, 日付, 日時, 时间, 時間, 날짜, 일시
    التاريخ, تاريخ, تاریخ, תאריך
    วันที่, ngày, tanggal, दिनांक, время, thời gian, zeitpunkt, dana, dňa, noiz, posted, received
    """)
)

# The verb of "On 3 May 2021 at 10:00, Carla wrote:". Looked for inside the folded line.
WROTE: tuple[str, ...] = words_of("""
    wrote, writes, has written, hat geschrieben, a écrit, ha escrito, said, schrieb, schreibt
    geschrieben, écrit, ecrit, écrivait
    escribió, escribio, escribía, escribe, escreveu, escrito, scritto, scrive, schreef, geschreven
    skrev, skreiv, skrifaði, kirjoitti, kirjutas, írta, irta, napisał, napisal, napisała, pisze
    napsal, napsala, napísal, napísala, píše, napisao, napisala, је написао, написао, написала
    пише, написал, пишет, писал, написав, написа, напиша, yazdı, yazmış, a scris, scris, rakstīja
    rašė, parašė, έγραψε, γράφει, έγραψαν, 写道, 寫道, 写到, 書きました, 書いて, 작성, 쓴 글
    كتب, كتبت, نوشت, כתב, כתבה, เขียน, đã viết, viết, menulis, tulis, लिखा, escriure, ha escrit
    escribiu, idatzi, geskryf, shkroi, ysgrifennodd, sumulat, isinulat, le message suivant
    va escriure, sagte, писали, писала, のメール, excerpts from, napisana przez, missatge de
    schrijft, написали, kirjoittaa, zei, rašo, schreven
    a répondu, antwortete, replied, quoting, zitat von, citando a
""")

# How such a line may begin, before the date.
LEADS: frozenset[str] = frozenset(
    words_of("""
    on, am, le, el, il, op, den, em, no, a, à, al, dne, dňa, dnia, w, u, dana, v, vo, pe, la, în, in
    на, в, у, во, at, vào, lúc, pada, tanggal, 在, 於, 于, στις, στις, την, kl, kl., på, i, de, à
    quoting, zitat, zitat von, citando, cituji, citat, citando a, selon, em, dia, data, mail
    vom, il giorno, quoted, fecha, del, ve, tarihinde, à la date, op datum, бүгд, ใน, เมื่อ, في
    بتاريخ, יום, בתאריך, ב, ที่, ngày, vuonna, kello, ziua, ai, klo, dana, день, dnes
    às, þann, wiadomość, missatge, kuupäev, در, ในวันที่, excerpts, ב-, lúc, vers, um
    """)
)

# What may stand between the date and the name.
NOT_NAMES: frozenset[str] = frozenset(
    words_of("""
    am, pm, uhr, cet, cest, mez, mesz, gmt, utc, von, от, пользователь, користувач, je
    odesílatel, oseba, lietotājs, ο, χρήστης, użytkownik, użytkowniczka, user, 用户, מאת, ص, م, تمت
    كتابة, ما, يلي, بواسطة
    """)
)

WEEKDAYS: frozenset[str] = frozenset(
    words_of("""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur
    thurs, fri, sat, sun, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend
    sonntag, mo, di, mi, do, fr, sa, so, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche
    lun, mar, mer, jeu, ven, sam, dim, lunes, martes, miércoles, jueves, viernes, sábado, domingo
    mié, jue, vie, sáb, dom, segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira
    seg, ter, qua, qui, sex, lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica, gio
    maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, ma, wo, vr, za, zo, mandag
    tirsdag, onsdag, torsdag, fredag, lørdag, søndag, man, tir, tirs, ons, tor, tors, fre, lør, søn
    måndag, tisdag, lördag, söndag, mån, tis, lör, sön, maanantai, tiistai, keskiviikko, torstai
    perjantai, lauantai, sunnuntai, ti, ke, to, pe, la, su, poniedziałek, wtorek, środa, czwartek
    piątek, sobota, niedziela, pon, wt, śr, czw, pt, sob, niedz, pondělí, úterý, středa, čtvrtek
    pátek, neděle, po, út, st, čt, pá, ne, pondelok, utorok, streda, štvrtok, piatok, nedeľa
    hétfő, kedd, szerda, csütörtök, péntek, szombat, vasárnap, понедельник, вторник, среда, четверг
    пятница, суббота, воскресенье, пн, вт, ср, чт, пт, сб, вс, понеділок, вівторок, середа, четвер
    п'ятниця, субота, неділя, нд, понеделник, сряда, четвъртък, петък, събота, неделя, pazartesi
    salı, çarşamba, perşembe, cuma, cumartesi, pazar, pzt, sal, çar, per, cum, cmt, paz, luni, marți
    miercuri, joi, vineri, sâmbătă, duminică, mie, vin, δευτέρα, τρίτη, τετάρτη, πέμπτη, παρασκευή
    σάββατο, κυριακή, ponedjeljak, utorak, srijeda, četvrtak, petak, subota, nedjelja, ponedeljek
    torek, sreda, četrtek, petek, nedelja, ned, thứ
    """)
)

# What programs write above a mail that was forwarded, without dashes and colon.
FORWARDED: frozenset[str] = frozenset(
    words_of("""
    forwarded message, begin forwarded message, forwarded mail, forwarded email, forwarded
    fwd, forward, weitergeleitete nachricht, anfang der weitergeleiteten nachricht
    anfang der weitergeleiteten e-mail, weitergeleitete e-mail, weitergeleitete mail
    beginn der weitergeleiteten nachricht, beginn der weitergeleiteten e-mail, message transféré
    message transmis, début du message transféré, début du message réexpédié, message réexpédié
    courriel transféré, mail transféré, mensaje reenviado, inicio del mensaje reenviado
    mensagem encaminhada, mensagem reencaminhada, início da mensagem encaminhada
    início da mensagem reencaminhada, messaggio inoltrato, inizio messaggio inoltrato
    messaggio inoltrata, inizia messaggio inoltrato, inizio del messaggio inoltrato
    doorgestuurd bericht, begin doorgestuurd bericht, begin van doorgestuurd bericht
    doorgezonden bericht, videresendt meddelelse, start på videresendt besked, videresendt besked
    begynd videresendt meddelelse, videresendt e-mail, videresendt mail, videresendt melding
    videresendt e-post, begynnelse på videresendt melding, start på videresendt melding
    vidarebefordrat meddelande, vidarebefordrat brev, vidarebefordrat mejl, vidarebefordrat mail
    början på vidarebefordrat meddelande, vidarebefordrat e-postmeddelande
    börja vidarebefordrat meddelande, edelleenlähetetty viesti, välitetty viesti
    välitetty viesti alkaa, edelleen lähetetty viesti, välitetty viesti / fwd.msg
    välitetyn viestin alku, alkuperäinen viesti välitetty, továbbított üzenet, továbbított levél
    továbbított levél kezdete, továbbított üzenet kezdete, wiadomość przekazana
    przekazana wiadomość, przesłana wiadomość, wiadomość przesłana dalej
    początek przekazywanej wiadomości, początek przekazanej wiadomości, przekierowana wiadomość
    treść przekazanej wiadomości, přeposlaná zpráva, začátek přeposílané zprávy
    předaná zpráva, přeposlaný e-mail, začátek předávané zprávy, preposlaná správa
    začiatok preposlanej správy, začiatok preposielanej správy, preposlaný e-mail
    proslijeđena poruka, započni proslijeđenu poruku, početak proslijeđene poruke
    prosleđena poruka, posredovano sporočilo, začetek posredovanega sporočila
    mesaj redirecționat, mesaj redirectionat, mesaj retransmis, începutul mesajului redirecționat
    începutul mesajului redirecţionat, începe mesajul redirecționat, mesaj redirecţionat
    început mesaj redirecționat, пересылаемое сообщение, пересланное сообщение
    начало переадресованного сообщения, переадресованное сообщение, перенаправленное сообщение
    начало пересылаемого сообщения, переадресоване повідомлення, переслане повідомлення
    початок переадресованого повідомлення, переадресований лист
    початок пересланого повідомлення, перенаправлене повідомлення, препратено съобщение
    препратено писмо, начало на препратеното съобщение, начало на препратено съобщение
    проследена порака, прослеђена порука, iletilen mesaj, iletilmiş mesaj, yönlendirilen ileti
    iletilmiş ileti, iletilen ileti, iletinin başlangıcı, iletilmiş iletinin başlangıcı
    ileti başlangıcı, iletilmiş ileti başlangıcı, yönlendirilmiş ileti, başlangıç iletisi
    iletilen mesajın başlangıcı, yönlendirilen e-posta, προωθημένο μήνυμα
    αρχή προωθημένου μηνύματος, αρχή προωθημένου, μήνυμα που προωθήθηκε, edastatud kiri
    edastatud sõnum, pārsūtīta ziņa, pārsūtītais ziņojums, persiųstas laiškas
    persiųstas pranešimas, áframsent bréf, missatge reenviat, inici del missatge reenviat
    mensaxe reenviada, birbidalitako mezua, 转发的邮件, 转发邮件, 转发的信息, 转发邮件信息
    开始转发的邮件, 下面是被转发的邮件, 轉寄的郵件, 轉寄郵件, 轉寄的訊息, 以下是轉寄的郵件
    開始轉寄郵件, 转发消息, 転送メッセージ, 転送されたメッセージ, メッセージを転送
    以下は転送されたメッセージです, 転送メール, 전달된 메시지, 전달된 메일, 전달된 메세지
    전달 메시지
    다음은 전달된 메시지입니다, رسالة محوّلة, رسالة معاد توجيهها, الرسالة المعاد توجيهها
    بدء الرسالة المعاد توجيهها, بداية الرسالة المحولة, پیام باز ارسال شده, הודעה שהועברה
    תחילת ההודעה שהועברה, ข้อความที่ส่งต่อ, เริ่มข้อความที่ส่งต่อ, thư đã được chuyển tiếp
    tin nhắn được chuyển tiếp, thư được chuyển tiếp, bắt đầu thư được chuyển tiếp, pesan terusan
    pesan yang diteruskan, mulai pesan yang diteruskan, अग्रेषित संदेश, mesej dimajukan
    """)
)

# ... and above one that is answered.
ORIGINAL: frozenset[str] = frozenset(
    words_of("""
    original message, original email, original e-mail, original mail, original appointment
    reply message, previous message, originalnachricht, ursprüngliche nachricht
    original-nachricht, ursprüngliche mail, originalmail, ursprüngliche e-mail, ursprünglicher text
    original nachricht, message original, message d'origine, message initial, courriel original
    e-mail d'origine, mail original, mensaje original, correo original, mensagem original
    messaggio originale, messaggio di origine, oorspronkelijk bericht, origineel bericht
    oorspronkelijke bericht, oprindelig meddelelse, oprindelig besked, original meddelelse
    original besked, opprinnelig melding, opprinneleg melding, opprinnelig e-post
    originalmeddelande, ursprungligt meddelande, originalmeddelelse, ursprungsmeddelande
    alkuperäinen viesti, eredeti üzenet, eredeti levél, oryginalna wiadomość
    wiadomość oryginalna, wiadomość pierwotna, pierwotna wiadomość, treść oryginalnej wiadomości
    původní zpráva, původní e-mail, originální zpráva, pôvodná správa, izvorna poruka
    originalna poruka, originalno sporočilo, izvirno sporočilo, mesaj original, mesajul original
    исходное сообщение, исходное письмо, первоначальное сообщение, оригинальное сообщение
    початкове повідомлення, вихідне повідомлення, оригінальне повідомлення, оригинално съобщение
    първоначално съобщение, оригинална порука, özgün ileti, orijinal ileti, orijinal mesaj
    özgün mesaj, αρχικό μήνυμα, algne kiri, algne sõnum, sākotnējā ziņa, sākotnējais ziņojums
    pradinis laiškas, originalus laiškas, upprunaleg skilaboð, missatge original
    jatorrizko mezua, 原始邮件, 原邮件, 原始郵件, 原始訊息, 邮件原件, 回复的原邮件, 元のメッセージ
    원본 이메일, 原始信件, 原信件, replied message, 原来的邮件, 원문 메시지, originele bericht
    messaggio di origine, missatge d'origen, oorspronkelijke e-mail, alkuperäinen sähköposti
    オリジナルメッセージ, 元のメール, 원본 메시지, 원본 메일, 원본메일
    الرسالة الأصلية, رسالة أصلية, پیام اصلی, ההודעה המקורית, הודעה מקורית, ข้อความต้นฉบับ
    ข้อความเดิม, thư gốc, tin nhắn gốc, pesan asli, mesej asal, मूल संदेश
    original message processed by david, ursprüngliche nachricht verarbeitet durch david
    """)
)

# Parts of words for passing on: with one of them, a short line right above headers announces them.
FORWARDING: tuple[str, ...] = words_of("""
    forward, fwd, weitergeleit, transféré, réexpédié, réacheminé, reenviad, remitid, encaminhad
    inoltrat, doorgestuurd, doorgezonden, videresend, vidarebefordra, välitet, edelleenläh, továbbít
    przekaz, przesłan, přepos, přepošl, předan, prepos, proslij, prosleđ, posredovan, redirec
    retransmis, пересыла, переслан, переадрес, перенаправ, пересилаєт, препрат, проследен, прослеђ
    iletil, iletme, yönlendir, προωθ, edastat, pārsūt, persiųs, áframsen, reenviat, birbidal, 转发
    轉寄, 转寄, 転送, 전달, معاد توجيه, محول, هدایت شده, بازارسال, שהועבר, ส่งต่อ, chuyển tiếp
    terusan, diteruskan, अग्रेषित
""")

# What announces a quoted mail by its date alone: "Message du 02/03/26 09:15".
MESSAGE_OF: tuple[str, ...] = words_of("""
    message du, message of, nachricht vom, mensaje del, mensagem de, messaggio del, bericht van
    meddelelse fra, meddelande från, wiadomość z dnia, zpráva ze dne, сообщение от
""")

# Prefix of a subject that says "somebody else wrote this" (ST-34).
FORWARD_PREFIXES: frozenset[str] = frozenset(
    words_of("""
    fw, fwd, wg, tr, trs, rv, enc, encam, vb, i, doorst, doorgestuurd, vl, videresend, vs, pd, redir
    redir., reenv, reenviado, továbbítás, tov, továbbítva, továbbított, ilt, iletilen, iletildi
    iletilmiş, yönl, přep, přeposláno, prep, prosl, proslijeđeno, přeposlat, 転送, 转发, 轉寄
    전달, fwd., пер, переслано, перес, πρθ, προωθ, הועבר, إعادة توجيه, chuyển tiếp, teruskan, trans
    fyi fwd, inoltro, inoltrato, weitergeleitet, transféré, vidarebefordrat, vidarebefordrar
    doorsturen, viderebefordret, fram, lähetetty, välitetty, podaj dalej, továbbít, předáno, ilet
    persiųsti, pārs, edasi, пересл, препр, yan, 转寄, ส่งต่อ, ymlaen
    """)
)

REPLY_PREFIXES: frozenset[str] = frozenset(
    words_of("""
    re, aw, antw, antwort, sv, vast, ref, rif, r, odp, ynt, res, resp, vá, bls, yanıt, σχετ, отв, ha
    re., svar, atb, 回复, 回覆, 答复, 返信, 답장, 회신, رد, השב, trả lời, на, відп, odg, re^2
    réf, rép, rsp, antwoord, svara, odpoveď, ats, ответ, отг, απ, תגובה, רד, 答覆, 回信
    返, ตอบ, hồi âm, răspuns, răsp
    """)
)

# Lines that a program signs with, as beginnings and endings of the folded line; the rest of the
# line names a device or a program.
TAGLINE_STARTS: tuple[str, ...] = words_of("""
    invio tramite, invio da, obtenga outlook
    sent from, sent from my, sent from mail for, sent from outlook, sent from yahoo
    sent from proton, sent from samsung, sent from a mobile, sent from mobile, sent from iphone
    sent from ipad
    sent from an, sent from the, sent from bluemail, sent from windows, sent from nine
    sent from aol, sent from gmail, sent from mailbird, sent from spark, sent from canary
    sent from edison, sent from superhuman, sent from typeapp, sent from android, sent from airmail
    sent from zoho, sent from hey, sent from mail.ru, sent from yandex, sent from front
    sent from workspace, sent from polymail, sent from mailspring, sent from newton, sent from vivo
    sent from a handheld, sent from a phone, sent from xfinity, sent from the all-new
    sent via, sent using, sent with, sent by, sent on the go, sent through, get outlook for
    download outlook for, get bluemail for, mailed from my, sent on my, written on my
    typed on my, gesendet von, gesendet mit, gesendet über, gesendet aus, von meinem, von unterwegs
    obtener bluemail, verzonden vanuit, verstuurd vanuit, sent from mailbox, sent from k-9
    sent from unibox, sent from boomerang, sent from blue, sent from mymail, 下载适用于, 下載適用於
    skaff deg outlook, отримати outlook, nabavite outlook, preuzmite outlook, изтеглете outlook
    hankige outlook, gauti, iegūstiet outlook, obteniu l'outlook, obteniu outlook, prenesite outlook
    pobierz aplikację outlook, pobierz program outlook, получите outlook, stáhněte si outlook
    تم الإرسال من, نُشر من, last ned outlook, získejte outlook, отримайте outlook, קבל outlook
    wysłane z programu, wysłano z programu
    αποστολή από, הורידו את outlook, الحصول على outlook, تنزيل outlook, sent frá, послато, пошаљи
    mit freundlichen grüßen von meinem, mit der telekom, sent on the new
    von mobil, vom handy, diese nachricht wurde von meinem, diese e-mail wurde von meinem
    hol dir outlook, holen sie sich outlook, versendet mit, verschickt mit
    envoyé de, envoyé depuis, envoyé à partir, envoyé à l'aide, envoyé avec, envoyé via, envoyé par
    obtenez outlook
    télécharger outlook, téléchargez outlook, provenance :, enviado desde, enviado con
    enviado mediante, obtener outlook, obtén outlook, descargar outlook, enviado do, enviado de
    enviado a partir, enviado pelo, enviado via, obter o outlook, obtenha o outlook, baixe o outlook
    inviato da, inviato dal, inviato con, inviato tramite, ottieni outlook, scarica outlook
    verstuurd vanaf, verzonden vanaf, verzonden met, verstuurd met, verzonden via, verstuurd via
    download outlook, sendt fra, sendt via, sendt med, hent outlook, få outlook
    skickat från, skickat via, skickad från, skickades från, skaffa outlook, hämta outlook
    lähetetty, hanki outlook, wysłane z, wysłano z, wysłano za, wysłane za, wysłane przy
    pobierz outlook, uzyskaj outlook, odesláno z, odesláno ze, odesláno pomocí, získat outlook
    stáhnout outlook, odoslané z, odoslané pomocou, získať outlook, poslano s, poslano z, poslato sa
    poslano iz, elküldve, küldve, az outlook beszerzése, trimis de pe, trimis din, trimis de la
    descărcați outlook, obțineți outlook, отправлено с, отправлено из, отправлено от
    отправлено через, скачать outlook, получить outlook, надіслано з, надіслано із, надіслано через
    відправлено з, изпратено от, изпратено с, послано са, στάλθηκε από, εστάλη από
    λήψη του outlook, saadetud minu, nosūtīts no, išsiųsta iš, išsiųsta naudojant, enviat des
    发自, 從我的, 發自, 从我的, 来自我的, 通过我的, 使用我的, 自我的, 从 windows
    发送自, 获取, 來自我的, 透過我的
    取得 outlook, 下载 outlook, شده از, أرسلت من, أُرسلت من, مرسل من, ارسال شده از, נשלח מ, שלח מ
    הורד את outlook, קבל את outlook, ส่งจาก, รับ outlook, đã gửi từ, được gửi từ, gửi từ
    tải outlook, dikirim dari, terkirim dari, dapatkan outlook, dihantar dari, ios용 outlook
    प्रेषित, मेरे iphone, von samsung, envoyé du, enviado por, sent from workmail
    this message was sent from, this email was sent from, sent securely, secured by
    this mail was sent, this message was sent with, this email was sent with, this email was written
    diese nachricht wurde mit, diese nachricht wurde von, diese nachricht wurde über
    diese e-mail wurde mit, diese e-mail wurde von, diese e-mail wurde über, diese mail wurde mit
    diese mail wurde von, diese email wurde mit, diese email wurde von
    ce message a été envoyé, ce courriel a été envoyé, cet e-mail a été envoyé
    este mensaje ha sido enviado, este mensaje fue enviado, este correo ha sido enviado
    questo messaggio è stato inviato, questa mail è stata inviata, questa e-mail è stata inviata
    esta mensagem foi enviada, este e-mail foi enviado, dit bericht is verzonden
    dit bericht is verstuurd, deze e-mail is verzonden, deze mail is verstuurd
    detta meddelande skickades, denne besked er sendt, ta wiadomość została wysłana
    tato zpráva byla odeslána, это сообщение отправлено, это письмо отправлено, bu ileti
""")

TAGLINE_ENDS: tuple[str, ...] = words_of("""
    gesendet, gesendet., から送信, から送信しました, より送信, 에서 보냄, 에서 보냄.
    에서 발송, 에서 전송
    'dan gönderildi, 'den gönderildi, dan gönderildi, den gönderildi, 'tan gönderildi, beziehen
    傳送, 发送的, 发送, 发出, 寄出, をダウンロード, を入手, 다운로드, indirin, edinin, letöltése
    küldve, küldtem, bidalia, sendt., saadetud, ile gönderildi, 받기
""")

# ... and beginnings that take an ending: "Von meinem Telefon gesendet".
ENDED_STARTS: tuple[str, ...] = ("von ", "vom ", "mit ", "aus ", "über ")

# Such a line that names no device.
WHOLE_TAGLINES: frozenset[str] = frozenset(
    words_of("""
    sent on the go, von unterwegs, vom handy, von mobil, sent from a handheld, sent from a phone
    """)
)

# With these a person asks there to be excused, or a program praises itself.
PARDON: tuple[str, ...] = words_of("""
    excuse, pardon, forgive, apolog, sorry, entschuldig, verzeih, disculp, perdon, excus, désolé
    scus, desculp, ursäkta, undskyld, unnskyld, przepraszam, omluv, ospravedl, elnézés, извин
    вибач, kusura bak, scuze
""")
TYPING: tuple[str, ...] = words_of("""
    typo, brevity, auto-correct, autocorrect, misspel, tippfehler, fautes, brièveté, errori
    brevità, erros, typefout, beknopt, stavfel, stavefejl, skrivefeil, literówk, překlep, preklep
    опечат
""")
POLITE: tuple[str, ...] = (
    PARDON
    + TYPING
    + words_of("""
    secure, encrypt, sicher, verschlüssel, sécuris, chiffr, segur, cifrad, cript, sicur, cifrat
    beveilig, versleutel, säker, krypter, sikker, bezpieczn, szyfrow, bezpečn, šifrov, защищ, шифр
    powered by, mailbox, email app, e-mail app, mail app, mail client, email client
""")
)

# ... and what a virus scanner writes below a mail.
SCANNED: tuple[str, ...] = words_of("""
    this email has been checked for viruses, this message has been scanned for viruses
    diese e-mail wurde von avast, l'absence de virus dans ce courrier, el software de antivirus
    questa e-mail è stata controllata, este e-mail foi verificado, deze e-mail is gecontroleerd
    este correo electrónico ha sido comprobado, este email foi escaneado, denna e-post har
    https://www.avast, http://www.avast, www.avast, https://www.avg, http://www.avg, www.avg
    #dab4fad8
    virus-free., virenfrei., sans virus., libre de virus., livre de vírus., mentes a vírusoktól
    bez wirusów., без вирусов., virusvrij., garanti sans virus, privo di virus., avast logo
""")

# Words of more than three letters that link program and device in such a line.
LINKING: frozenset[str] = frozenset(
    words_of("""
    mijn, onze, mein, meine, unserem, mitt
    from, with, using, mine, mobile, meinem, meinen, meiner, über, mobilen, unterwegs, pour, depuis
    avec, para, desde, minha, tramite, voor, vanaf, vanuit, minun, moim, moja, mojego, mojego
    mojej, mého, môjho, mojim, моего, моей, мого, моєї, моят, moeda, pentru, saját, minu, manas
    mano, nacho, meva, sieci, oficial, wurde, diese, nachricht, gesendet, message, this, email
    bezprzewodowy, apparaat, dispositivo, aplicación, aplicativo, aplikacji, aplikace, программы
    network, netz, netzwerk, réseau, netwerk, nätet, sieť, síti, сети, мережі, application
    applicazione, applicatie, applikation, appen, sovellus, alkalmazás, uygulaması, приложения
    приложение, додатка, додатку, застосунку, мобильного, мобильной, мобильном, мобільного
    мобільної, mobilní, mobilného, mobilnej, mobilnega, mobile, móvel, mobiele, mobila, mobilne
    mobilnog, mobilną, client
    """)
)

# A tagline whose rest is one of these words needs no further proof.
DEVICES: tuple[str, ...] = words_of("""
    iphone, ipad, ipod, android, blackberry, windows, phone, handy, mobil, móvil, movil, mobiel
    telefon, téléphone, telefono, teléfono, smartphone, tablet, galaxy, samsung, huawei, xiaomi
    redmi, oneplus, pixel, htc, nokia, sony, xperia, lg, motorola, moto, lumia, wiko, oppo, vivo
    honor, verizon, t-mobile, at&t, outlook, mail, gmail, yahoo, aol, proton, protonmail, samsung
    bluemail, spark, superhuman, mailbird, thunderbird, device, gerät, appareil, dispositivo, apple
    watch, mac, macbook, wireless, cell, hotmail, gmx, web.de, k-9, k9, nine, front
    missive, sparrow
    airmail, app, iphon, ios, palm, treo, nexus, phablet, pda, телефон, айфон, smarttelefon, sony
    tutanota, zoho, hey, boxer, avast, avg, surface, tutao, canary, polymail, mailspring, typeapp
    edison, fairphone, nothing, zte, lenovo, asus, alcatel, 手机, 手機, アイフォン, 휴대폰, posta
    айфон, האייפון, яндекс, mail.ru, 小米, 华为, 三星, k-9 mail, dab4fad8, antivirus, unibox
    boomerang, sprint, αλληλογραφία
    telemóvel, celular, portable, puhelim, puhelin, komórk, kapcsolat, κινητό, handset, matkapuhelin
    shortwave, thundermail, notion, vision, duo, tuta, mailo, infomaniak, posteo, mailfence
    verse, emclient
    fastmail, hushmail, runbox, startmail, naver, daum, qq邮箱, foxmail, 网易, rediffmail, libero
    virgilio, tiscali, orange, laposte, sfr, seznam, onet, interia, freenet, bluewin, swisscom
    telia, ziggo, kpn, proximus, telenet, comcast, rambler, ukr.net, mailspring, mimestream
    هاتف, جوال, آيفون, گوشی, נייד, טלפון, โทรศัพท์, มือถือ, điện thoại, ponsel, फ़ोन, फोन, 갤럭시
    아이폰, 스마트폰, 핸드폰, スマートフォン, スマホ, 携帯
    correo, courrier, pošt, почт, пошт, poczt, e-post, sähköposti, mimecast, workspace, spike, shift
""")

# Words that stand in legal footers; two of them in one long paragraph make one.
LEGAL: tuple[str, ...] = words_of("""
    confidential, intended recipient, intended solely, addressee, privileged, unauthorized
    unauthorised, disclosure, dissemination, disclaimer, received this email in error
    received this e-mail in error, received this message in error, sole use, in error, proprietary
    strictly prohibited, notify the sender, before printing, virus, registered in england
    registered office, company number, vertraulich, rechtlich geschützt, irrtümlich, adressat
    unbefugt, vernichten, informieren sie bitte, handelsregister, geschäftsführer, amtsgericht
    confidentiel, destinataire, confidencial, destinatario, destinatário, prohibida, por error
    por erro, riservat, destinatari, per errore, vertrouwelijk, geadresseerde, bestemd voor
    ten onrechte, fortrolig, modtager, fejlagtigt, konfidentiell, mottagare, mottaker, luottamuksell
    poufn, adresat, důvěrn, adresát, dôvern, bizalmas, címzett, confidențial, destinatar
    конфиденциальн, адресат, конфіденційн, gizli, alıcı, εμπιστευτικ, παραλήπτη, 机密, 機密, 収信
    収件, 秘密, 기밀, سرية, חסוי, opinions expressed, views expressed, legally, monitored
""")

# What such a footer speaks of: the very mail it stands in.
LEGAL_ABOUT: tuple[str, ...] = words_of("""
    mail, message, nachricht, communication, transmission, correo, mensaje, mensagem, messaggio
    comunicazione, bericht, besked, meddelelse, meddelande, melding, viesti, wiadomo, zpráv, správ
    üzenet, levél, mesaj, ileti, сообщени, письм, повідомл, лист, съобщени, μήνυμα, courriel, envoi
    邮件, 郵件, メール, 메일, رسالة, البريد, הודע, דוא, poruk, sporočil, kiri, laišk, vēstul
    email, e-post, epost, mejl, transmit, sähköposti, thư này, thư điện tử, pesan, surel, อีเมล
""")

LEGAL_TITLES: frozenset[str] = frozenset(
    words_of("""
    disclaimer, confidentiality notice, confidentiality, legal notice, notice, important notice
    privacy notice, confidential, haftungsausschluss, rechtlicher hinweis, vertraulichkeitshinweis
    avis de confidentialité, avis, clause de confidentialité, aviso legal, aviso de privacidad
    aviso de confidencialidad, aviso de confidencialidade, avviso di riservatezza, avvertenza, aviso
    email disclaimer, legal disclaimer, important, riservatezza, klauzula poufności, kişisel veriler
    """)
)

# How the foot of a mailing list or a notifier begins; and words in it, believed beside a link.
FOOT_STARTS: tuple[str, ...] = words_of("""
    to unsubscribe, unsubscribe from this, you are receiving this, you received this message because
    you received this email because, reply to this email directly, manage subscription
    to view this discussion
""")

LIST_FOOT: tuple[str, ...] = words_of("""
    mailing list, mailman/listinfo, mailinglist, liste de diffusion, lista de distribución
    lista de correo, mailingliste, lists., list info, unsubscribe
""")

# With these a letter closes. A text of such a line and a name is a signature.
CLOSINGS: tuple[str, ...] = words_of("""
    regards, best regards, kind regards, warm regards, with kind regards, with best regards, best
    best wishes, all the best, cheers, thanks, many thanks, thank you, thx, sincerely, rgds, br, kr
    yours sincerely, yours faithfully, yours truly, sincerely yours, respectfully, take care
    thanks and regards, thanks & regards, cordially, mit freundlichen grüßen, mit freundlichem gruß
    mit freundlichen grüssen, mfg, freundliche grüße, viele grüße, liebe grüße, beste grüße, lg, vg
    herzliche grüße, schöne grüße, gruß, grüße, mit besten grüßen, cordialement, bien cordialement
    bien à vous, salutations, sincères salutations, cdt, cdlt, amicalement, saludos, un saludo
    saludos cordiales, atentamente, cordialmente, atenciosamente, att, cumprimentos, abraços
    com os melhores cumprimentos, cordiali saluti, distinti saluti, saluti, un saluto, grazie
    met vriendelijke groet, met vriendelijke groeten, mvg, groeten, vriendelijke groet, groet
    hartelijke groet, med venlig hilsen, venlig hilsen, mvh, hilsen, kh, vh, de bedste hilsner
    med vennlig hilsen, vennlig hilsen, med vänlig hälsning, med vänliga hälsningar
    vänliga hälsningar, hälsningar, vänligen, ystävällisin terveisin, terveisin, parhain terveisin
    üdvözlettel, tisztelettel, köszönettel, pozdrawiam, z poważaniem, pozdrowienia, s pozdravem
    s úctou, hezký den, s pozdravom, srdačan pozdrav, pozdrav, lep pozdrav, lp, cu stimă
    cu respect, o zi bună, с уважением, с наилучшими пожеланиями, з повагою, с уважение, поздрави
    saygılarımla, saygılar, iyi çalışmalar, selamlar, με εκτίμηση, με φιλικούς χαιρετισμούς
    lugupidamisega, ar cieņu, pagarbiai, 此致, 敬具, よろしくお願いいたします
    よろしくお願いします, 감사합니다
    드림, مع تحياتي, بالتوفيق, בברכה, ขอแสดงความนับถือ, trân trọng, hormat kami, salam
""")

# Lines above which a person is asked to write; ours is the first.
REPLY_MARKERS: tuple[str, ...] = words_of("""
    reply above this line, type your reply above this line, reply above the line
    write above this line, reply above this text, please reply above this line
    antworten sie oberhalb dieser zeile, bitte oberhalb dieser zeile antworten
    répondez au-dessus de cette ligne, répondre au-dessus de cette ligne
    escriba su respuesta por encima de esta línea, responda por encima de esta línea
    rispondi sopra questa riga, antwoord boven deze regel, svar over denne linje
    svara ovanför den här raden, odpowiedz powyżej tej linii, responda acima desta linha
""")

# Parts of such a line in other words; believed only between drawn marks.
REPLY_LINES: tuple[str, ...] = words_of("""
    above this line, above the line, oberhalb dieser zeile, über dieser zeile, oberhalb der linie
    au-dessus de cette ligne, encima de esta línea, encima de esta linea, acima desta linha
    sopra questa riga, sopra questa linea, boven deze regel, boven deze lijn, over denne linje
    over denne linjen, ovanför den här raden, ovanför denna rad, tämän rivin yläpuolelle
    powyżej tej linii, nad tento řádek, nad tímto řádkem, nad túto čiaru, e sor fölé, a sor fölé
    выше этой строки, выше этой линии, вище цього рядка, bu satırın üstüne, bu satırın üzerine
    deasupra acestei linii, πάνω από αυτή τη γραμμή, iznad ove linije, iznad ovog retka
    nad to vrstico, над този ред, この行より上, この線より上, 在此行上方, 在此线上方, 이 줄 위에
    فوق هذا السطر, מעל שורה זו, เหนือบรรทัดนี้, phía trên dòng này, di atas baris ini
""")
