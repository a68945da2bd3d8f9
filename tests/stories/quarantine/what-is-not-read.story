# GW-17, GW-18, GW-19: the report tells the subject as it was written, also of mail whose words it does not show.
at 2026-11-26 10:02
mail from=carla to=support subject="My Contract 4411" header="Sensitivity: Private"
| This is between us.
expect quarantine reason=private

at 2026-11-27 08:00
expect notice N-36 to=sam text~"My Contract 4411" text~"not shown: private"
expect notice N-36 to=sam html~"My Contract 4411"
