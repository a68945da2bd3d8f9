# CMD-02: one command in the spellings of phones and mail programs.

ticket T20261116.0001 "Case 1" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0001] Case 1"
| #waiting
expect T20261116.0001 status=waiting_customer

ticket T20261116.0002 "Case 2" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0002] Case 2"
| #Waiting
expect T20261116.0002 status=waiting_customer

ticket T20261116.0003 "Case 3" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0003] Case 3"
| # waiting
expect T20261116.0003 status=waiting_customer

ticket T20261116.0004 "Case 4" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Case 4"
| #WAITING:
expect T20261116.0004 status=waiting_customer

ticket T20261116.0005 "Case 5" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Case 5"
| #wc
expect T20261116.0005 status=waiting_customer

ticket T20261116.0006 "Case 6" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0006] Case 6"
| ＃waiting
expect T20261116.0006 status=waiting_customer

ticket T20261116.0007 "Case 7" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0007] Case 7"
|    #waiting
expect T20261116.0007 status=waiting_customer

ticket T20261116.0008 "Case 8" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0008] Case 8"
| #status Waiting Customer
expect T20261116.0008 status=waiting_customer

ticket T20261116.0009 "Case 9" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0009] Case 9"
| #status waiting on user
expect T20261116.0009 status=waiting_customer

ticket T20261116.0010 "Case 10" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0010] Case 10"
| #status waiting-on-user
expect T20261116.0010 status=waiting_customer

# A phone ends the line with a full stop, a plain part puts stars around what is bold: nothing of it reaches the customer.
ticket T20261116.0011 "Case 11" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0011] Case 11"
| #internal.
| He never listens.
expect note T20261116.0011 internal text~"never listens"
expect no notice to=carla

ticket T20261116.0012 "Case 12" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0012] Case 12"
| We know this one.
| *#internal*
expect note T20261116.0012 internal text~"We know this one."
expect no notice to=carla

# A sentence about a sign is a sentence.
ticket T20261116.0014 "Case 14" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0014] Case 14"
| - #1 comes first
| See (#internal) in the manual.
expect note T20261116.0014 public text~"comes first"
