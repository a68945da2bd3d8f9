# GW-07: An address that programs read in two ways, or whose letters only fold into another's, is nobody's on file;
# a whole top-level domain signs for none in it. The same person in capitals, and with a full stop behind, is obeyed.
ticket T20261116.0004 "Printer offline" contact=carla primary=jonas status=in_progress time_entries=done
mail from=jonaſ@desk.example to=support auth=pass subject="Re: [T20261116.0004] Printer offline"
| #complete
|
| All done, Carla.
expect T20261116.0004 status=in_progress
expect no notice to=carla
expect no notice N-35
mail file=seems-two-signs.eml
expect quarantine reason=no_sender
mail file=seems-signed-by-all.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=jonas
expect no notice to=carla
mail file=seems-behind-the-end.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=jonas
expect no notice to=carla
mail file=seems-capitals.eml
expect T20261116.0004 status=complete
expect notice N-06 to=carla

# Such a mail that fails its proof is answered no more than another: the letter could only hit a victim.
mail from=jonaſ@desk.example to=support auth=fail subject="Hello"
| My printer is broken.
expect new ticket
expect no notice N-01
mail from=groß@customer.example to=support auth=fail subject="Hello"
| My printer is broken.
expect no notice N-01
mail from=groß@customer.example to=support auth=none subject="Hello, once more"
| My scanner is broken.
expect notice N-01
