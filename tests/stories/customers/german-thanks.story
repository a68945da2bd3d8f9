# ST-46: "it works now, thank you" in German closes nothing anew and opens nothing; "not" is an answer.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=complete

mail from=carla to=support subject="AW: [T20261116.0004] Printer offline"
| Vielen Dank, das hat geholfen!
|
| Viele Grüße
| Carla
expect T20261116.0004 status=complete

mail from=carla to=support subject="AW: [T20261116.0004] Printer offline"
| Vielen Dank, das hat leider nicht geholfen.
expect T20261116.0004 status=note_emailed_in reopened=1
