# CMD-02: what is no command.

# text comes first: nothing is done, and the letter says how (E-31)
ticket T20261116.0001 "Case 1" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0001] Case 1"
| Please wait.
| #waiting
expect T20261116.0001 status=in_progress
expect error E-31 to=maya
expect note T20261116.0001 internal by=maya text~"#waiting"

# the block was ended
ticket T20261116.0002 "Case 2" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0002] Case 2"
| #internal
| #end
| #waiting
expect T20261116.0002 status=in_progress
expect no error
expect note T20261116.0002 internal by=maya text~"#waiting"

# a literal sign
ticket T20261116.0003 "Case 3" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0003] Case 3"
| \#waiting is what you type
expect T20261116.0003 status=in_progress
expect no error
expect note T20261116.0003 internal by=maya text~"is what you type"

# a verb begins with a letter
ticket T20261116.0004 "Case 4" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Case 4"
| #1 priority is the server
expect T20261116.0004 status=in_progress
expect no error
expect note T20261116.0004 internal by=maya text~"#1 priority"

# quoted words are not mine
ticket T20261116.0005 "Case 5" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Case 5"
| Seen.
|
| On Mon, 23 Nov 2026 at 09:00, Carla Ruiz <carla@alderair.example> wrote:
| > #waiting
expect T20261116.0005 status=in_progress
expect no error
expect note T20261116.0005 internal by=maya text~"Seen."

# nor is what stands under our marker
ticket T20261116.0006 "Case 6" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0006] Case 6"
| Seen.
|
| -- reply above this line --
| #waiting
expect T20261116.0006 status=in_progress
expect no error
expect note T20261116.0006 internal by=maya text~"Seen."
