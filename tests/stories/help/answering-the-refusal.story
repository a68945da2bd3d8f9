# ST-44: whoever answers E-07 in plain words, or with #help visibility, tells the service admin which status was wanted.
ticket T20261124.0003 "Monitor order" contact=carla primary=jonas status=in_progress category=order
mail from=jonas to=support+internal subject="Re: [T20261124.0003] Monitor order"
| #noshow
expect error E-07 to=jonas
mail from=jonas reply=N-34
| #help visibility orders delivered on site need a no-show too
expect notice N-43 to=sam text~"Jonas Feld wanted \"NO-SHOW: remote customer\"" 
expect notice N-43 to=sam text~"orders delivered on site need a no-show too"
expect T20261124.0003 status=in_progress

mail from=jonas to=support+noshow subject="Re: [T20261124.0003] Monitor order"
| Nobody was there.
expect error E-07 to=jonas
mail from=jonas reply=N-34
| We deliver on site as well,
| so orders need it.
expect notice N-43 to=sam text~"NO-SHOW: remote customer"
expect notice N-43 to=sam text~"so orders need it."
expect no notice to=carla
expect note T20261124.0003 internal by=jonas text~"We deliver on site as well"

# the mail sent again with other lines is obeyed, and words in answer to another refusal are a note
mail from=jonas to=support+internal subject="Re: [T20261124.0003] Monitor order"
| #noshow
mail from=jonas reply=N-34
| #category support
| #noshow
expect T20261124.0003 status=no_show_remote category=support
expect no notice to=sam
mail from=jonas to=support+internal subject="Re: [T20261124.0003] Monitor order"
| #waitng
expect error E-01 to=jonas
mail from=jonas reply=N-34
| Sorry, I meant waiting.
expect no notice to=sam
expect note T20261124.0003 internal by=jonas text~"I meant waiting"

# thanks are no wish, nor is an answer to another letter of a ticket whose title reads like a refusal
ticket T20261124.0005 "Second order" contact=carla primary=jonas status=in_progress category=order
mail from=jonas to=support+internal subject="Re: [T20261124.0005] Second order"
| #noshow
expect error E-07 to=jonas
mail from=jonas reply=N-34
| Thanks, ok.
expect no notice N-43
ticket T20261124.0004 "Form" contact=carla primary=jonas status=in_progress
mail from=carla to=support subject="Re: [T20261124.0004] Form"
| Hello?
mail from=jonas reply=N-02 subject="Re: [T20261124.0004] \"On-Hold\" cannot be set here"
| Dear Carla, we look into it.
expect no notice N-43
expect notice N-03 to=carla text~"we look into it"
