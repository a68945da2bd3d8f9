# GW-16, GW-06: how German clients quote, prefix, sign and say that somebody is away.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=carla to=support subject="Automatische Antwort: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| Ich bin am Dienstag, den 1. Dezember, wieder im Büro.
expect notice N-02a to=maya text~"back on Tue 2026-12-01"
expect T20261116.0004 status=waiting_customer

mail from=carla to=support subject="AW: [EXTERN] [T20261116.0004] Printer offline"
| Geht leider nicht.
|
| Von meinem iPhone gesendet
|
| > Am 23.11.2026 um 09:00 schrieb Desk <support@desk.example>:
| >
| > Did it help?
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public by=carla text~"Geht leider nicht."
expect no note T20261116.0004 public by=carla text~"Did it help"

mail from=carla to=support subject="Antw: [T20261116.0004] Printer offline"
| Drucker 2 auch nicht.
|
| Mit freundlichen Grüßen / Best regards
|
| Carla Ruiz
| Geschäftsführer: Max Muster
| Amtsgericht Berlin HRB 1234
|
| Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender.
|
| -----Ursprüngliche Nachricht-----
| Von: Desk <support@desk.example>
| Gesendet: Montag
| An: Carla
| Betreff: x
|
| Did it help?
expect note T20261116.0004 public by=carla text~"Drucker 2 auch nicht."
expect no note T20261116.0004 public by=carla text~"vertrauliche"
expect no note T20261116.0004 public by=carla text~"Did it help"
