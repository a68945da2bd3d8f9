# ZD-03.a: an internal ticket that numbers its requests earns W-06; one request does not, nor does a customer's list.
mail from=olive to=support subject="Website"
| Please do these:
| 1. change the banner
| 2. change the opening hours
| 3. remove the old price list
expect new ticket T20261123.0001 internal=true
expect warning W-06 to=olive text~"one issue per ticket is easier to follow"
mail from=olive to=support subject="Website again"
| Please change the banner by 1. December; version 2 of the text is on the share.
expect new ticket T20261123.0002
expect no warning W-06
mail from=olive to=support subject="Website once more"
| All of it: 1) the banner 2) the opening hours
expect warning W-06 to=olive
mail from=carla to=support subject="Website"
| 1. change the banner
| 2. change the opening hours
expect no warning
