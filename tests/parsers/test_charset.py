"""Octets become text whatever their label says."""

import pytest

from parsers.header.charset import decode, find_codec
from parsers.header.octets import find_east_asian


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        ('"utf-8"', "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("gb2312", "gb18030"),
        ("KS_C_5601-1987", "cp949"),
        ("x-sjis", "cp932"),
        ("Windows-31J", "cp932"),
        ("windows-949", "cp949"),
        ("x-x-big5", "cp950"),
        ("DOS-720", "cp720"),
        ("eucJP-ms", "euc_jp"),
        ("iso-8859-8-i", "iso8859-8"),
        ("x-unknown", ""),
        ("punycode", ""),
        ("unicode_escape", ""),
        ("rot13", ""),
        ("utf-8\0", ""),
        ("", ""),
    ],
)
def test_a_label_names_a_codec_or_none(label: str, codec: str) -> None:
    assert find_codec(label) == codec


@pytest.mark.parametrize(
    ("data", "label", "text", "sound"),
    [
        ("Größe".encode(), "utf-8", "Größe", True),
        ("Größe".encode(), "", "Größe", True),
        ("Größe".encode(), "iso-8859-1", "Größe", False),
        ("Größe".encode("latin-1"), "iso-8859-1", "Größe", True),
        ("Größe".encode("latin-1"), "", "Größe", False),
        ("Größe".encode("latin-1"), "utf-8", "Größe", False),
        (b"\x93a\x94 \x81", "iso-8859-1", "“a” \x81", True),
        ("Größe".encode("utf-16"), "us-ascii", "Größe", True),
        ("Größe mehr".encode("utf-16-le"), "x-nothing", "Größe mehr", False),
        ("印刷".encode("iso2022_jp"), "", "印刷", True),
        ("印刷".encode("cp932"), "iso-2022-jp", "印刷", False),
        ("朱镕基".encode("gbk"), "gb2312", "朱镕基", True),
        ("„pořád“".encode("cp1250"), "iso-8859-2", "„pořád“", True),
        ("pořád, žádám".encode("iso8859-2"), "iso-8859-2", "pořád, žádám", True),
        ("pořád".encode("iso8859-2") + b"\x83", "iso-8859-2", "pořád\x83", True),
        ("«дверь»…".encode("cp1251"), "iso-8859-5", "«дверь»…", True),
        ("印表機嘅紙塞住。".encode("big5hkscs"), "big5", "印表機嘅紙塞住。", False),
        (b"\xef\xbb\xbfabc", "iso-8859-1", "abc", True),
        (b"", "utf-8", "", True),
        (b"\x1b$B-!\x1b(B\x1b$B9f\x1b(B", "iso-2022-jp", "①号", True),
        (b"\x1b$B9f\x1b(I1\x1b(B", "iso-2022-jp", "号ｱ", True),
        (b"\x1b$B9f\nplain", "iso-2022-jp", "号\nplain", True),
        (b"\x1b$B\x7f\x7f9f\x1b(B", "iso-2022-jp", "��号", False),
        (b"\xad\xa1\xb9\xe6", "euc-jp", "①号", True),
        ("①号".encode("cp932"), "shift_jis", "①号", True),
        ("号機".encode("cp932") + b"\x85 a", "shift_jis", "号機� a", False),
        ("打印机坏了".encode(), "gb2312", "打印机坏了", False),
        ("дверь".encode(), "koi8-r", "дверь", False),
        (b"\x1b$B9f\x1b(B", "utf-8", "号", True),
        ("坏了".encode("gbk") + b"\xff" + b"a", "gb2312", "坏了�a", False),
        ("дверь".encode() + b"\xff", "utf-8", "дверь�", False),
        ("Tür, ".encode() + b"\xe4", "utf-8", "Tür, ä", False),
        ("Tür".encode() + b"\xe4\xf6\xfc", "utf-8", "TÃ¼räöü", False),
    ],
)
def test_octets_are_decoded_and_a_lie_is_told(
    data: bytes, label: str, text: str, *, sound: bool
) -> None:
    words = decode(data, label)

    assert (words.text, words.sound) == (text, sound)


def test_text_never_holds_what_no_store_takes() -> None:
    words = decode(b"+2AA-", "utf-7")

    assert words.text.encode("utf-8").decode("utf-8") == words.text


@pytest.mark.parametrize(
    ("text", "codec", "elsewhere", "wanted"),
    [
        ("门坏了，请派人来", "gb2312", "", "gb2312"),
        ("프린터가 또 오프라인입니다. 확인해 주세요.", "cp949", "", "cp949"),
        ("プリンターが動きません", "euc_jp", "", "euc_jp"),
        ("门", "gb2312", "gb2312", "gb2312"),
        ("プリンター", "cp932", "shift_jis", "cp932"),
        ("Größe, Straße, ÄÖÜ", "latin-1", "", "latin-1"),
        ("Größe", "latin-1", "utf-8", "latin-1"),
        ("©©", "latin-1", "", "latin-1"),
    ],
)
def test_octets_without_a_label_are_read_by_what_they_show_or_the_mail_names(
    text: str, codec: str, elsewhere: str, wanted: str
) -> None:
    data = text.encode(codec)

    words = decode(data, "", elsewhere)

    assert words.text == data.decode(wanted)


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-7", "cp1255", "latin-1"])
def test_scripts_of_single_octets_are_not_taken_for_chinese(codec: str) -> None:
    words = {
        "cp1251": "Принтер на втором этаже не работает с утра, пришлите кого-нибудь.",
        "koi8-r": "Принтер на втором этаже не работает с утра, пришлите кого-нибудь.",
        "iso8859-7": "Ο εκτυπωτής δεν λειτουργεί από το πρωί.",
        "cp1255": "המדפסת לא עובדת מהבוקר, אנא שלחו מישהו.",
        "latin-1": "Über Öl, Äpfel und größere Straßenschäden ärgert sich niemand.",
    }[codec]

    assert find_east_asian(words.encode(codec)) == ""


@pytest.mark.parametrize("label", ["", "iso-8859-1", "us-ascii", "utf-8"])
@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Экран снова мигает, посмотрите", "cp1251"),
        ("Экран снова мигает, посмотрите", "koi8_r"),
        ("Экран снова мигает", "cp866"),
        ("Η οθόνη δεν ανάβει", "cp1253"),
        ("המסך לא נדלק היום", "cp1255"),
        ("الشاشة لا تعمل اليوم", "cp1256"),
        ("หน้าจอไม่ติดวันนี้", "cp874"),
        ("画面がつきません", "cp932"),
        ("螢幕今天不亮了請看", "cp950"),
        ("屏幕今天不亮了请看", "gb18030"),
    ],
)
def test_another_script_is_known_by_its_letters(text: str, codec: str, label: str) -> None:
    assert decode(text.encode(codec), label).text == text


@pytest.mark.parametrize(
    "text", ["Größe, ÖBB, Äste", "ÀÉÈ ÇÀ", "Ñandú, ñoño", "• a • b • c • d • e", "5 £, 6 €, 7 ¥"]
)
@pytest.mark.parametrize("label", ["", "iso-8859-1", "utf-8"])
def test_accents_and_signs_are_no_other_script(text: str, label: str) -> None:
    assert decode(text.encode("cp1252"), label).text == text


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (
            "Das Büro ist für März größer.".encode().decode("latin-1").encode(),
            "Das Büro ist für März größer.",
        ),
        (
            "Préféré à l’été, 5 €.".encode().decode("cp1252").encode(),
            "Préféré à l’été, 5 €.",
        ),
        (
            "Der Ärger über das Öl – größer.".encode().decode("latin-1").encode(),
            "Der Ärger über das Öl – größer.",
        ),
        ("Es steht fÃ¼r, grÃ¶ÃŸer und MÃ¤rz statt für.".encode(), ""),
        ("Die Umlaute sind Ã¤, Ã¶ und Ã¼ geworden.".encode(), ""),
        ("SÃO PAULO, AÇÃO".encode(), ""),
        (
            "Büro ist zu.\n".encode() + "Fußzeile März".encode("latin-1"),
            "Büro ist zu.\nFußzeile März",
        ),
    ],
)
def test_utf8_that_was_coded_twice_or_in_part_is_read(data: bytes, wanted: str) -> None:
    assert decode(data, "utf-8").text == (wanted or data.decode())
