"""Numbers, prefixes and tags of a subject (GW-08)."""

import pytest

from parsers.header.subject import find_ticket_numbers, read_title


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("RE: [T20261116.0004] Printer offline", ("T20261116.0004",)),
        ("re: ticket #t20261116.0004", ("T20261116.0004",)),
        ("(T20261116.0004.001)", ("T20261116.0004.001",)),
        ("see T20261116.0004.", ("T20261116.0004",)),
        ("[T20261116.0004] and T20261117.0002", ("T20261116.0004", "T20261117.0002")),
        ("T20261116.0004 T20261116.0004", ("T20261116.0004",)),
        ("[T20261116.\r\n 0004] x", ("T20261116.0004",)),
        ("[T2026\r\n\t1116.0004] and T20261117.0002", ("T20261116.0004", "T20261117.0002")),
        ("=?utf-8?Q?[T20261116=2E?= =?utf-8?Q?0004]?=", ("T20261116.0004",)),
        ("Re: ［Ｔ２０２６１１１６．０００４］ x", ("T20261116.0004",)),
        ("T20261116.4", ()),
        ("T20261316.0001", ()),
        ("T20260229.0001", ()),
        ("T20280229.0001", ("T20280229.0001",)),
        ("T20261116.00041", ()),
        ("Re: [T20261116.10000] New thing", ("T20261116.10000",)),
        ("T20261116.123456.001", ("T20261116.123456.001",)),
        ("T20261116.1234567890", ()),
        ("T20261116.١٢٣٤", ()),
        ("T20261116.0004.12", ()),
        ("AT20261116.0004", ()),
        ("T20261116-0004", ()),
        ("", ()),
    ],
)
def test_ticket_numbers_are_whole_and_valid(raw: str, wanted: tuple[str, ...]) -> None:
    assert find_ticket_numbers(raw) == wanted


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        ("Printer offline", "Printer offline"),
        ("RE: RE: Fwd: Printer offline", "Printer offline"),
        ("TL: Printer offline [T20261116.0004]", "Printer offline"),
        ("TL: RE: Printer offline", "Printer offline"),
        ("TL: the tube lamp", "TL: the tube lamp"),
        ("FS: /var is full", "FS: /var is full"),
        ("{Spam?} Re: Printer offline", "Printer offline"),
        ("[Spam? no] Printer", "[Spam? no] Printer"),
        ("[EXTERNAL] Re: [T20261116.0004] Printer: offline", "Printer: offline"),
        ("Ticket #T20261116.0004: Printer offline", "Printer offline"),
        ("Re: [T20261116.10000] Printer offline", "Printer offline"),
        ("AW: WG: Antw: Drucker", "Drucker"),
        ("TR: Réf: RÉP: Imprimante", "Imprimante"),
        ("RV: Enc: Res: Impressora", "Impressora"),
        ("SV: VS: VB: Skrivare", "Skrivare"),
        ("Odp: PD: Drukarka", "Drukarka"),
        ("Ynt: İlt: Yazıcı", "Yazıcı"),
        ("Отв: Принтер", "Принтер"),
        ("回复：转发：打印机", "打印机"),
        ("Re[2]: Re(3): RE^4: x", "x"),
        ("Rép. : Imprimante", "Imprimante"),
        ("Re: ", ""),
        ("Recall: a word", "Recall: a word"),
        ("Regarding the printer", "Regarding the printer"),
        ("[printers] Re: offline", "[printers] Re: offline"),
        ("", ""),
    ],
)
def test_a_title_is_the_subject_without_its_frame(subject: str, wanted: str) -> None:
    assert read_title(subject) == wanted
