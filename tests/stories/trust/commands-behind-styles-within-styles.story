# GW-07: what a rule within a rule, a flat transform or an offset path hides is no command; what stands in sight is.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress time_entries=done
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<style>body{& .h{display:none}}</style><div class='h'>#complete</div><p>Hello Carla.</p>"
expect T20261116.0004 status=in_progress
expect error E-34 to=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<style>.h{@media screen{display:none}}</style><div class='h'>#complete</div><p>Hello Carla.</p>"
expect T20261116.0004 status=in_progress
expect error E-34 to=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<div style='transform:matrix(0,0,0,0,0,0)'>#complete</div><p>Hello Carla.</p>"
expect T20261116.0004 status=in_progress
expect error E-34 to=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<div style='offset-path:path(M)'>#complete</div><p>Hello Carla.</p>"
expect T20261116.0004 status=in_progress
expect error E-34 to=maya
# rules within rules that touch something else, and those for paper, leave it alone
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<style>.sig{& .logo{display:none}}@media print{.h{display:none}}</style><div class='h'>#complete</div><p>Hello Carla.</p>"
expect T20261116.0004 status=complete
