# E-31 to E-34: commands that stand too low, several strangers, crossed answers and unseen words, in the words of the refusal.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Hello Carla, it is fixed.
| #complete
expect notice N-34 to=maya text~"E-31: Commands stand at the top: line #complete was not carried out. Nothing was sent. Send this again:"
expect no notice to=carla

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline" html="<p>Fine.</p><p style='color:#fff;background:#fff;font-size:1px'>#complete</p>"
expect notice N-34 to=maya text~"E-34: Parts of your mail cannot be seen by a reader; commands in it were not carried out."
expect T20261116.0004 status=in_progress

mail from=anna@newpartner.example to=support subject="Re: [T20261116.0004] Printer offline"
| Carla has left.
mail from=bert@otherpartner.example to=support subject="Re: [T20261116.0004] Printer offline"
| I am the new one.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #accept
expect notice N-34 to=maya text~"E-32: Several people wait:" text~"anna@newpartner.example" text~"Answer the alert of the one you mean, or write #accept <address>."

mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=m1
| Shall I restart it?
wait 5m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=m2
| I restarted it and it burns now!
wait 5m
mail from=maya reply=m1 to=support subject="Re: [T20261116.0004] Printer offline"
| Yes, restart it please.
expect notice N-34 to=maya text~"E-33: Not sent: Carla Ruiz wrote at" text~"after what you answered:" text~"it burns now" text~"#send"
expect no notice to=carla
