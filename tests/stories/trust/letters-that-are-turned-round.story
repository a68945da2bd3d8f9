# E-34: what signs of direction show in another order than it is written is no command of a reader's (UAX 9).
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| ‮#complete‬
expect error E-34 to=maya
expect T20261116.0004 status=in_progress
wait 1m
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
| #assign ‮sanoj@‬
expect error E-34 to=maya
expect T20261116.0004 status=in_progress primary=maya

# Marks of direction around words, as programs set them for people who write from right to left, change nothing of that.
wait 1m
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| ‏#sev 2
| #assign ⁨@jonas⁩
| #tag ⁧vip⁩
| שלום, ה-‏VPN לא עובד.
expect T20261116.0004 primary=jonas tags=vip
expect no error
