# GW-16, UC-11: nothing but a signature is no answer: a note, no status, no clock, no end of a cycle, no alert.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, did the driver help?
expect T20261102.0001 status=waiting_customer cycle=open
wait 1d
mail from=carla to=support reply=N-03
| Sent from my iPhone
|
| On Mon, Nov 2, 2026 at 10:02 AM Maya Ortiz <support@desk.example> wrote:
| > Carla, did the driver help?
expect T20261102.0001 status=waiting_customer cycle=open
expect note T20261102.0001 internal by=carla flag=no_new_text
expect no timer T20261102.0001 reply_due
expect no notice

# with a file it is an answer, and thanks are more than a signature
mail from=carla to=support subject="Re: [T20261102.0001] Printer offline" attach=page.pdf:application/pdf:40kB
| Sent from my iPhone
expect T20261102.0001 status=note_emailed_in cycle=responded
expect notice N-02 to=maya
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Is it better now?
wait 1d
mail from=carla to=support subject="Re: [T20261102.0001] Printer offline"
| Thank you!
|
| Carla Ruiz
expect T20261102.0001 status=note_emailed_in
expect no timer T20261102.0001 reply_due
