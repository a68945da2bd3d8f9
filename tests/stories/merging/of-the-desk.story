# GW-12, ZD-01: an internal ticket goes into a customer's: its notes stay inside, and no customer hears a word of it.
# #quiet keeps the number's letter back from a customer, too.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261120.0001 "Printer once more" contact=carla primary=maya status=in_progress
mail from=jonas to=support subject="Order toner for Alder"
| Two boxes, they always complain.
expect new ticket T20261123.0001
mail from=maya to=support+internal subject="Re: [T20261123.0001] Order toner for Alder"
| #merge T20261116.0004
confirm maya
expect note T20261116.0004 internal by=jonas text~"they always complain"
expect no notice to=carla
mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer once more"
| #merge T20261116.0004
| #quiet
confirm maya
expect T20261120.0001 status=complete resolution=merged
expect no notice to=carla
