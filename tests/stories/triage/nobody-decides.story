# TR-01: with triage.nudge_business_days the triagers are asked once more, over weekend and holiday.
profile landesk
set triage.nudge_business_days=3
at 2026-11-23 10:00
mail from=carla to=support subject="Report shows wrong year"
| The yearly report says 2025.
expect timer T20261123.0001 triage_nudge due="2026-11-27 10:00"
mail from=tess to=support subject="No sound"
| My headset is silent.
mail from=omar to=support+internal subject="Re: [T20261123.0002] No sound"
| Approved
expect no timer T20261123.0002 triage_nudge
restart
at 2026-11-27 10:00
expect notice N-23 to=omar text~"Nobody has decided yet"
expect no notice N-23 text~"headset"
at 2026-12-04 10:00
expect no notice N-23
