# ST-02.a: anybody of the desk may change a ticket; who is responsible for it hears of it. (A former employee, ST-02.b, is a unit test.)
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #vendor HP order 7731
expect T20261116.0004 status=waiting_vendor primary=maya
expect notice N-02c to=maya subject~"Changed by Jonas Feld" text~"Waiting Vendor"
expect notice N-33 to=jonas
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #progress
expect no notice N-02c
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| I rang HP.
expect notice N-02c to=maya text~"I rang HP."
