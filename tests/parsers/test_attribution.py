"""The line above a quote, in the words of many programs and languages."""

from __future__ import annotations

import pytest

from parsers.body.lines import read_lines
from parsers.reply.attribution import find_attributions
from parsers.reply.person import find_mailbox
from rules.model.mail import Mailbox
from tests.parsers.replies import find_own_words

CARLA = "carla@alderair.example"

WITH_ADDRESS = (
    "On Mon, Mar 2, 2026 at 9:15 AM Carla Diaz <carla@alderair.example> wrote:",
    "On Mon, Mar 2, 2026 at 9:15\u202fAM Carla Diaz <carla@alderair.example> wrote:",
    "On 2 Mar 2026, at 09:15, Carla Diaz <carla@alderair.example> wrote:",
    'On 02/03/2026, 09:15, "Carla Diaz" <carla@alderair.example> wrote:',
    "On Monday, March 2, 2026, 09:15:00 AM GMT+1, Carla Diaz <carla@alderair.example> wrote:",
    "On Monday, March 2nd, 2026 at 9:15 AM, Carla Diaz <carla@alderair.example> wrote:",
    "On 2 March 2026 09:15:00 CET, Carla Diaz <carla@alderair.example> wrote:",
    "On 2 Mar 2026, 09:15 +0100, Carla Diaz <carla@alderair.example>, wrote:",
    "---- On Mon, 02 Mar 2026 09:15:00 +0100 Carla Diaz <carla@alderair.example> wrote ----",
    "--- On Mon, 3/2/26, Carla Diaz <carla@alderair.example> wrote:",
    'At 2026-03-02 09:15:00, "Carla Diaz" <carla@alderair.example> wrote:',
    "Carla Diaz <carla@alderair.example> wrote on 02.03.2026 09:15:",
    "* Carla Diaz <carla@alderair.example> [2026-03-02 09:15:00 +0100]:",
    "Am Mo., 2. März 2026 um 09:15 Uhr schrieb Carla Diaz <carla@alderair.example>:",
    "Am 02.03.2026 um 09:15 schrieb Carla Diaz <carla@alderair.example>:",
    "Am 2. März 2026 09:15:00 MEZ schrieb Carla Diaz <carla@alderair.example>:",
    "Carla Diaz <carla@alderair.example> schrieb am Mo., 2. März 2026, 09:15:",
    "Le lun. 2 mars 2026 à 09:15, Carla Diaz <carla@alderair.example> a écrit :",
    "Le 02/03/2026 à 09:15, Carla Diaz <carla@alderair.example> a écrit\u00a0:",
    "El lun, 2 mar 2026 a las 9:15, Carla Diaz (<carla@alderair.example>) escribió:",
    "El 2/3/26 a las 9:15, Carla Diaz <carla@alderair.example> escribió:",
    "Il giorno lun 2 mar 2026 alle ore 09:15 Carla Diaz <carla@alderair.example> ha scritto:",
    "Il lunedì 2 marzo 2026, 09:15:00 CET, Carla Diaz <carla@alderair.example> ha scritto:",
    "Op ma 2 mrt 2026 om 09:15 schreef Carla Diaz <carla@alderair.example>:",
    "Op 2 maart 2026 om 09:15 schreef Carla Diaz <carla@alderair.example>",
    "Em seg., 2 de mar. de 2026 às 09:15, Carla Diaz <carla@alderair.example> escreveu:",
    "Carla Diaz <carla@alderair.example> escreveu no dia segunda, 2/03/2026 à(s) 09:15:",
    "Den mån 2 mars 2026 kl 09:15 skrev Carla Diaz <carla@alderair.example>:",
    "2 mars 2026 kl. 09:15 skrev Carla Diaz <carla@alderair.example>:",
    "man. 2. mar. 2026 kl. 09.15 skrev Carla Diaz <carla@alderair.example>:",
    "Carla Diaz <carla@alderair.example> skrev følgende den 02/03/2026, 09:15:",
    "ma 2. maalisk. 2026 klo 9.15 Carla Diaz (carla@alderair.example) kirjoitti:",
    "pon., 2 mar 2026 o 09:15 Carla Diaz <carla@alderair.example> napisał(a):",
    "W dniu 2.03.2026 o 09:15, Carla Diaz <carla@alderair.example> pisze:",
    "po 2. 3. 2026 v 9:15 odesílatel Carla Diaz <carla@alderair.example> napsal:",
    "Dne 02.03.2026 v 9:15 Carla Diaz <carla@alderair.example> napsal(a):",
    "po 2. 3. 2026 o 9:15 Carla Diaz <carla@alderair.example> napísal(a):",
    "Carla Diaz <carla@alderair.example> ezt írta (időpont: 2026. márc. 2., H, 9:15):",
    "În lun., 2 mar. 2026 la 09:15, Carla Diaz <carla@alderair.example> a scris:",
    "пн, 2 мар. 2026 г. в 09:15, Carla Diaz <carla@alderair.example>:",
    "02.03.2026 09:15, Carla Diaz <carla@alderair.example> пишет:",
    "Понедельник, 2 марта 2026, 9:15 +03:00 от Carla Diaz <carla@alderair.example>:",
    "пн, 2 бер. 2026 р. о 09:15 Carla Diaz <carla@alderair.example> пише:",
    "На пн, 2.03.2026 г. в 9:15 Carla Diaz <carla@alderair.example> написа:",
    "Carla Diaz <carla@alderair.example>, 2 Mar 2026 Pzt, 09:15 tarihinde şunu yazdı:",
    "Στις Δευ 2 Μαρ 2026 στις 9:15 π.μ., ο χρήστης Carla Diaz <carla@alderair.example> έγραψε:",
    "pon, 2. ožu 2026. u 09:15 Carla Diaz <carla@alderair.example> napisao je:",
    "V V pon., 2. mar. 2026 ob 09:15 je oseba Carla Diaz <carla@alderair.example> napisala:",
    "Kuupäev E, 2. märts 2026 kell 09:15 kirjutas Carla Diaz <carla@alderair.example>:",
    "Pirmd., 2026. g. 2. marts, plkst. 09:15 lietotājs Carla (<carla@alderair.example>) rakstīja:",
    "2026-03-02, pr, 09:15 Carla Diaz <carla@alderair.example> rašė:",
    "El dl., 2 de març 2026 a les 9:15, Carla Diaz (<carla@alderair.example>) va escriure:",
    "2026年3月2日(月) 9:15 Carla Diaz <carla@alderair.example>:",
    "Carla Diaz <carla@alderair.example> 于2026年3月2日周一 09:15写道：",
    '在 2026-03-02 09:15:00，"Carla Diaz" <carla@alderair.example> 写道：',
    "Carla Diaz <carla@alderair.example> 於 2026年3月2日 週一 上午9:15寫道：",
    "2026년 3월 2일 (월) 오전 9:15, Carla Diaz <carla@alderair.example>님이 작성:",
    "Vào Th 2, 2 thg 3, 2026 vào lúc 09:15 Carla Diaz <carla@alderair.example> đã viết:",
    "Pada tanggal Sen, 2 Mar 2026 pukul 09.15 Carla Diaz <carla@alderair.example> menulis:",
    "ในวันที่ จ. 2 มี.ค. 2026 เวลา 09:15 Carla Diaz <carla@alderair.example> เขียนว่า:",
    (
        "\u202bفي 2 مارس 2026 في 9:15 ص تمت كتابة ما يلي بواسطة \u202aCarla Diaz\u202c\u200f "
        "<\u202acarla@alderair.example\u202c\u200f>:\u202c"
    ),
    (
        "\u202bבתאריך יום ב׳, 2 במרץ 2026 ב-9:15 מאת \u202aCarla Diaz\u202c\u200f "
        "<\u202acarla@alderair.example\u202c\u200f>:\u202c"
    ),
)

QUOTED_ONLY = (
    "On 2 Mar 2026, at 09:15, Carla Diaz wrote:",
    "On 02/03/26 09:15, Carla Diaz wrote:",
    "Carla Diaz wrote:",
    "Carla Diaz schrieb:",
    "Quoting Carla Diaz <carla@alderair.example>:",
    "Zitat von Carla Diaz <carla@alderair.example>:",
    "Carla Diaz <carla@alderair.example> writes:",
    "2026.03.02. 9:15 keltezéssel, Carla Diaz írta:",
    "02.03.2026 09:15, Carla Diaz пишет:",
    "Am 02.03.26 um 09:15 schrieb Carla Diaz:",
    "- Le 2026-03-02 09:15, Carla Diaz a écrit :",
    "2026-03-02 09:15 GMT+01:00 Carla Diaz <carla@alderair.example>:",
    "[Carla Diaz - Mon Mar 02 09:15:22 2026]:",
    "---- Carla Diaz wrote ----",
    "Excerpts from Carla Diaz's message of Mon Mar 02 09:15:22 +0100 2026:",
    "Вы писали 2 марта 2026 г., 9:15:22:",
    "2026年3月2日 9:15, Carla Diaz さんのメール:",
)

PROSE = (
    "On your remote host you can run:",
    "On Thursday:",
    "On the 2nd we met. My notes say:",
    "Here is what the manual says:",
    "One outstanding question I had:",
    "Please order 12 of these at 9:15:",
    "He wrote:",
    "The log of 2026-03-02 09:15:00 reads:",
    "Am Montag brauchen wir:",
    "Le résultat est le suivant :",
    "Please answer to carla@alderair.example:",
    "As Carla wrote on 2 March 2026:",
)


@pytest.mark.parametrize("line", WITH_ADDRESS)
def test_an_attribution_with_an_address_ends_the_own_words(line: str) -> None:
    body = f"It works now.\n\n{line}\n\nDid you try again?\nCarla\n"

    words = find_own_words(body)

    assert words.own == "It works now."
    assert "Did you try again?" in words.quoted


@pytest.mark.parametrize("line", [*WITH_ADDRESS, *QUOTED_ONLY])
def test_an_attribution_goes_with_the_lines_quoted_below_it(line: str) -> None:
    body = f"It works now.\n\n{line}\n\n> Did you try again?\n> Carla\n"

    words = find_own_words(body)

    assert words.own == "It works now."


@pytest.mark.parametrize("line", WITH_ADDRESS)
def test_an_attribution_names_who_wrote(line: str) -> None:
    (found,) = find_attributions(read_lines(f"{line}\n> x")).values()

    assert found.author.address == CARLA


# A date as it stands there: the day's and the month's name before its first number belong to it.
@pytest.mark.parametrize(
    ("line", "date"),
    [
        (
            "On Mon, Nov 2, 2026 at 9:00 AM Desk <support@desk.example> wrote:",
            "Mon, Nov 2, 2026 at 9:00 AM",
        ),
        (
            "Desk <support@desk.example> wrote on Nov 2, 2026 at 9:00 p.m.:",
            "Nov 2, 2026 at 9:00 p.m.",
        ),
        ("Am 3. Mai 2021 um 10:00 schrieb Ada <ada@x.example>:", "3. Mai 2021 um 10:00"),
        ("Am Mo., 3. Mai 2021 um 10:00 schrieb Ada <ada@x.example>:", "Mo., 3. Mai 2021 um 10:00"),
        ("Le lun. 3 mai 2021 à 10:00, Ada <ada@x.example> a écrit :", "lun. 3 mai 2021 à 10:00"),
        (
            "El lun, 3 may 2021 a las 10:00, Ada <ada@x.example> escribió:",
            "lun, 3 may 2021 a las 10:00",
        ),
        ("2021-05-03 10:00 GMT+02:00 Ada <ada@x.example>:", "2021-05-03 10:00 GMT+02:00"),
        ("Ada Amos <ada@x.example> schrieb am 03.05.2021 10:00:", "03.05.2021 10:00"),
        ("On 3 May 2021, at 10:00, Amos Park <ada@x.example> wrote:", "3 May 2021, at 10:00"),
    ],
)
def test_an_attribution_tells_its_date_as_it_is_written(line: str, date: str) -> None:
    (found,) = find_attributions(read_lines(f"{line}\n> quoted")).values()

    assert found.date == date


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_attribution(line: str) -> None:
    body = f"Hello,\n\n{line}\n\nthe fan turns\nthe light is red\n"

    assert find_own_words(body).own == body.strip()


@pytest.mark.parametrize(
    "head",
    [
        "On Mon, Mar 2, 2026 at 9:15 AM Carla Diaz <\ncarla@alderair.example> wrote:",
        "On Mon, Mar 2, 2026 at 9:15 AM Carla Diaz\n<carla@alderair.example>\nwrote:",
        "On Mon, Mar 2, 2026\nat 9:15 AM,\nCarla Diaz <carla@alderair.example> wrote:",
        "On Mon, Mar 2, 2026 at 9:15 AM Carla Diaz <carla@alderair.example\n>:",
        "Am Mo., 2. März 2026 um 09:15 Uhr schrieb Carla Diaz <\ncarla@alderair.example>:",
    ],
)
def test_a_wrapped_attribution_is_one(head: str) -> None:
    body = f"It works now.\n{head}\n> Did you try again?\n"

    assert find_own_words(body).own == "It works now."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Carla Diaz <carla@alderair.example>", Mailbox(CARLA, "Carla Diaz")),
        ('"Diaz, Carla" <carla@alderair.example>', Mailbox(CARLA, "Diaz, Carla")),
        ("Carla Diaz [mailto:carla@alderair.example]", Mailbox(CARLA, "Carla Diaz")),
        ("Carla <carla@alderair.example<mailto:carla@alderair.example>>", Mailbox(CARLA, "Carla")),
        ("Carla<mailto:carla@alderair.example>", Mailbox(CARLA, "Carla")),
        (CARLA, Mailbox(CARLA)),
        ("carla@alderair.example <carla@alderair.example>", Mailbox(CARLA, CARLA)),
        ("boss@desk.example <carla@alderair.example>", Mailbox(CARLA, "boss@desk.example")),
        ("Carla Diaz (carla@alderair.example)", Mailbox(CARLA, "Carla Diaz")),
        ("Carla Diaz", Mailbox("", "Carla Diaz")),
        ("", Mailbox("")),
    ],
)
def test_a_mailbox_is_read_as_programs_write_it(text: str, wanted: Mailbox) -> None:
    assert find_mailbox(text) == wanted
