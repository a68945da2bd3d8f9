"""Names of months and days of the week, in the form in which they stand in a date."""

from __future__ import annotations


def _numbered(table: str) -> dict[str, int]:
    """Number the lines of a table: every word of a line has the line's number, from 0."""
    return {
        name: number
        for number, line in enumerate(table.strip().splitlines())
        for name in line.split()
    }


MONTHS = {
    name: number + 1
    for name, number in _numbered(
        """
        january jan januar januari janvier janv enero ene gennaio gen janeiro stycznia ledna januára januarja января січня януари ianuarie ιανουαρίου ιαν يناير בינואר ינואר ocak tammikuuta január
        february feb februar februari février févr fevrier febrero febbraio fevereiro fev lutego února februára februarja февраля лютого февруари februarie φεβρουαρίου φεβ فبراير בפברואר פברואר şubat helmikuuta február
        march mar märz mrz maerz mars marzo março maart mrt marca března marec марта березня март martie μαρτίου μαρ مارس במרץ מרץ mart maaliskuuta március
        april apr avril avr abril abr aprile kwietnia dubna apríla aprila апреля квітня април aprilie απριλίου απρ أبريل إبريل באפריל אפריל nisan huhtikuuta április
        may mai mayo maggio mag maio mei maja maj května mája мая травня май μαΐου μαίου μαι مايو במאי מאי mayıs toukokuuta május
        june jun juni juin junio giugno giu junho czerwca června júna junija июня червня юни iunie ιουνίου ιουν يونيو ביוני יוני haziran kesäkuuta június
        july jul juli juillet juil julio luglio lug julho lipca července júla julija июля липня юли iulie ιουλίου ιουλ يوليو ביולי יולי temmuz heinäkuuta július
        august aug août aout agosto ago augustus augusti sierpnia srpna avgusta августа серпня август αυγούστου αυγ أغسطس באוגוסט אוגוסט ağustos elokuuta augusztus
        september sep sept septembre septiembre settembre set setembro września wrzesnia září septembra сентября вересня септември septembrie σεπτεμβρίου σεπ سبتمبر בספטמבר ספטמבר eylül syyskuuta szeptember
        october oct okt oktober octobre octubre ottobre ott outubro out października října októbra oktobra октября жовтня октомври octombrie οκτωβρίου οκτ أكتوبر באוקטובר אוקטובר ekim lokakuuta október
        november nov novembre noviembre novembro listopada listopadu novembra ноября листопада ноември noiembrie νοεμβρίου νοε نوفمبر בנובמבר נובמבר kasım marraskuuta
        december dec dez des dezember desember décembre déc diciembre dic dicembre dezembro grudnia prosince decembra декабря грудня декември decembrie δεκεμβρίου δεκ ديسمبر בדצמבר דצמבר aralık joulukuuta
        """  # noqa: E501
    ).items()
}
WEEKDAYS = _numbered(
    """
    monday mon montag mo lundi lunes lunedì lunedi maandag poniedziałku poniedziałek måndag mandag segunda-feira понедельника понедельник понеділка понеділок pondělí pondelka pondelok ponedeljka luni δευτέρα الاثنين الإثنين pazartesi maanantai maanantaina hétfő
    tuesday tue tues dienstag di mardi martes martedì martedi dinsdag wtorek wtorku tisdag tirsdag terça-feira вторника вторник вівторка вівторок úterý utorka utorok torka marți τρίτη الثلاثاء salı tiistai tiistaina kedd
    wednesday wed mittwoch mi mercredi miércoles mercoledì mercoledi woensdag środa środę środy onsdag quarta-feira среды среду середи середу středy středu stredy stredu srede miercuri τετάρτη الأربعاء çarşamba keskiviikko keskiviikkona szerda
    thursday thu thur thurs donnerstag do jeudi jueves giovedì giovedi donderdag czwartek czwartku torsdag quinta-feira четверга четверг четвер čtvrtka čtvrtek štvrtka štvrtok četrtka joi πέμπτη الخميس perşembe torstai torstaina csütörtök
    friday fri freitag fr vendredi viernes venerdì venerdi vrijdag piątek piątku fredag sexta-feira пятницы пятницу п'ятниці п'ятницю pátku pátek piatku piatok petka vineri παρασκευή الجمعة cuma perjantai perjantaina péntek
    saturday sat samstag sonnabend sa samedi sábado sabato zaterdag sobota sobotę soboty lördag lørdag субботы субботу суботи суботу sobotu sâmbătă σάββατο السبت cumartesi lauantai lauantaina szombat
    sunday sun sonntag so dimanche domingo domenica zondag niedziela niedzielę niedzieli söndag søndag воскресенья воскресенье неділі неділю neděle neděli nedele nedeľu duminică κυριακή الأحد pazar sunnuntai sunnuntaina vasárnap
    """  # noqa: E501
)
