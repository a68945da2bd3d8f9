# CMD-05: the other words behind the address, and the aliases of the desk.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+linksent subject="Re: [T20261116.0004] Printer offline"
| I sent you the link.
expect T20261116.0004 status=scheduling_link_sent
expect notice N-03 to=carla
mail from=maya to=support+progress subject="Re: [T20261116.0004] Printer offline"
| At it now.
expect T20261116.0004 status=in_progress
expect no notice to=carla
mail from=maya to=support+resource subject="Re: [T20261116.0004] Printer offline"
| Call Carla about the router.
expect T20261116.0004 status=follow_up_resource
expect notice N-13 to=maya text~"Call Carla"
mail from=maya to=support+admin subject="Re: [T20261116.0004] Printer offline"
| Invoice the extra hour.
expect T20261116.0004 status=follow_up_admin
expect notice N-12 to=olive text~"Invoice the extra hour."
expect no notice to=carla
mail from=maya to=complete@desk.example subject="Re: [T20261116.0004] Printer offline"
| All done.
expect T20261116.0004 status=complete
expect notice N-06 to=carla text~"All done."
