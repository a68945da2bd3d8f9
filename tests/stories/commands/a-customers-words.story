# CMD-05, GW-24.a: customers have no status addresses and no commands; their words are a note.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=carla to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| #complete
| It works.
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public by=carla text~"#complete"
expect note T20261116.0004 public by=carla text~"status_word_ignored"
expect no error
expect no notice to=carla
