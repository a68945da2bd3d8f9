# GW-16.a, GW-16.b, GW-16.c: only the new words count; what is quoted runs no command; answers between the lines stay whole.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It prints page one only.
|
| On Mon, 16 Nov 2026 at 10:00, Maya Ortiz wrote:
| > Does it print at all?
expect notice N-02 to=maya text~"It prints page one only."
expect no notice N-02 text~"Does it print at all?"
wait 20m
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| I shall ring her.
|
| On Mon, 16 Nov 2026 at 10:00, Jonas Feld wrote:
| > #complete
| > #sev 1
expect T20261116.0004 status=note_emailed_in severity=none
expect no notice N-33
wait 20m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| > Does it print at all?
| Yes, it does.
| > Is the light green?
| No, red.
expect note T20261116.0004 public by=carla text~"Is the light green?"
expect note T20261116.0004 public by=carla text~"No, red."
