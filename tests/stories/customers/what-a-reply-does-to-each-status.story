# GW-09, STA-03: what a customer's mail makes of each status.

ticket T20261116.0001 "Case 1" contact=carla primary=maya status=new
mail from=carla to=support subject="Re: [T20261116.0001] Case 1"
| News on case 1.
expect T20261116.0001 status=new
expect note T20261116.0001 public by=carla text~"News on case 1."
expect notice N-02 to=maya subject~"T20261116.0001"
wait 1h

ticket T20261116.0002 "Case 2" contact=carla primary=maya status=received_form_response
mail from=carla to=support subject="Re: [T20261116.0002] Case 2"
| News on case 2.
expect T20261116.0002 status=received_form_response
expect note T20261116.0002 public by=carla text~"News on case 2."
expect notice N-02 to=maya subject~"T20261116.0002"
wait 1h

ticket T20261116.0003 "Case 3" contact=carla primary=maya status=sent_from_mc
mail from=carla to=support subject="Re: [T20261116.0003] Case 3"
| News on case 3.
expect T20261116.0003 status=sent_from_mc
expect note T20261116.0003 public by=carla text~"News on case 3."
expect notice N-02 to=maya subject~"T20261116.0003"
wait 1h

ticket T20261116.0004 "Case 4" contact=carla primary=maya status=out_of_scope
mail from=carla to=support subject="Re: [T20261116.0004] Case 4"
| News on case 4.
expect T20261116.0004 status=out_of_scope
expect note T20261116.0004 public by=carla text~"News on case 4."
expect notice N-02 to=maya subject~"T20261116.0004"
wait 1h

ticket T20261116.0005 "Case 5" contact=carla primary=maya status=scheduled
mail from=carla to=support subject="Re: [T20261116.0005] Case 5"
| News on case 5.
expect T20261116.0005 status=scheduled
expect note T20261116.0005 public by=carla text~"News on case 5."
expect notice N-02 to=maya subject~"T20261116.0005"
wait 1h

ticket T20261116.0006 "Case 6" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0006] Case 6"
| News on case 6.
expect T20261116.0006 status=note_emailed_in status_before=in_progress
expect note T20261116.0006 public by=carla text~"News on case 6."
expect notice N-02 to=maya subject~"T20261116.0006"
wait 1h

ticket T20261116.0007 "Case 7" contact=carla primary=maya status=open
mail from=carla to=support subject="Re: [T20261116.0007] Case 7"
| News on case 7.
expect T20261116.0007 status=note_emailed_in status_before=open
expect note T20261116.0007 public by=carla text~"News on case 7."
expect notice N-02 to=maya subject~"T20261116.0007"
wait 1h

ticket T20261116.0008 "Case 8" contact=carla primary=maya status=backburner
mail from=carla to=support subject="Re: [T20261116.0008] Case 8"
| News on case 8.
expect T20261116.0008 status=note_emailed_in status_before=backburner
expect note T20261116.0008 public by=carla text~"News on case 8."
expect notice N-02 to=maya subject~"T20261116.0008"
wait 1h

ticket T20261116.0009 "Case 9" contact=carla primary=maya status=follow_up_admin
mail from=carla to=support subject="Re: [T20261116.0009] Case 9"
| News on case 9.
expect T20261116.0009 status=note_emailed_in status_before=follow_up_admin
expect note T20261116.0009 public by=carla text~"News on case 9."
expect notice N-02 to=maya subject~"T20261116.0009"
wait 1h

ticket T20261116.0010 "Case 10" contact=carla primary=maya status=follow_up_resource
mail from=carla to=support subject="Re: [T20261116.0010] Case 10"
| News on case 10.
expect T20261116.0010 status=note_emailed_in status_before=follow_up_resource
expect note T20261116.0010 public by=carla text~"News on case 10."
expect notice N-02 to=maya subject~"T20261116.0010"
wait 1h

ticket T20261116.0011 "Case 11" contact=carla primary=maya status=waiting_escalation
mail from=carla to=support subject="Re: [T20261116.0011] Case 11"
| News on case 11.
expect T20261116.0011 status=note_emailed_in status_before=waiting_escalation
expect note T20261116.0011 public by=carla text~"News on case 11."
expect notice N-02 to=maya subject~"T20261116.0011"
wait 1h

ticket T20261116.0012 "Case 12" contact=carla primary=maya status=on_hold
mail from=carla to=support subject="Re: [T20261116.0012] Case 12"
| News on case 12.
expect T20261116.0012 status=note_emailed_in status_before=on_hold
expect note T20261116.0012 public by=carla text~"News on case 12."
expect notice N-02 to=maya subject~"T20261116.0012"
wait 1h

ticket T20261116.0013 "Case 13" contact=carla primary=maya status=waiting_vendor
mail from=carla to=support subject="Re: [T20261116.0013] Case 13"
| News on case 13.
expect T20261116.0013 status=note_emailed_in status_before=waiting_vendor
expect note T20261116.0013 public by=carla text~"News on case 13."
expect notice N-02 to=maya subject~"T20261116.0013"
wait 1h

ticket T20261116.0014 "Case 14" contact=carla primary=maya status=pending_payment
mail from=carla to=support subject="Re: [T20261116.0014] Case 14"
| News on case 14.
expect T20261116.0014 status=note_emailed_in status_before=pending_payment
expect note T20261116.0014 public by=carla text~"News on case 14."
expect notice N-02 to=maya subject~"T20261116.0014"
wait 1h

ticket T20261116.0015 "Case 15" contact=carla primary=maya status=no_appt_todo
mail from=carla to=support subject="Re: [T20261116.0015] Case 15"
| News on case 15.
expect T20261116.0015 status=note_emailed_in status_before=no_appt_todo
expect note T20261116.0015 public by=carla text~"News on case 15."
expect notice N-02 to=maya subject~"T20261116.0015"
wait 1h

ticket T20261116.0016 "Case 16" contact=carla primary=maya status=no_show_remote
mail from=carla to=support subject="Re: [T20261116.0016] Case 16"
| News on case 16.
expect T20261116.0016 status=note_emailed_in status_before=no_show_remote
expect note T20261116.0016 public by=carla text~"News on case 16."
expect notice N-02 to=maya subject~"T20261116.0016"
wait 1h

ticket T20261116.0017 "Case 17" contact=carla primary=maya status=incomplete_reopened
mail from=carla to=support subject="Re: [T20261116.0017] Case 17"
| News on case 17.
expect T20261116.0017 status=note_emailed_in status_before=incomplete_reopened
expect note T20261116.0017 public by=carla text~"News on case 17."
expect notice N-02 to=maya subject~"T20261116.0017"
wait 1h

ticket T20261116.0018 "Case 18" contact=carla primary=maya status=deferred due=2026-12-10
mail from=carla to=support subject="Re: [T20261116.0018] Case 18"
| News on case 18.
expect T20261116.0018 status=note_emailed_in status_before=deferred
expect note T20261116.0018 public by=carla text~"News on case 18."
expect notice N-02 to=maya subject~"T20261116.0018"
wait 1h

ticket T20261116.0019 "Case 19" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0019] Case 19"
| News on case 19.
expect T20261116.0019 status=note_emailed_in status_before=waiting_customer
expect note T20261116.0019 public by=carla text~"News on case 19."
expect notice N-02 to=maya subject~"T20261116.0019"
wait 1h

ticket T20261116.0020 "Case 20" contact=carla primary=maya status=scheduling_link_sent
mail from=carla to=support subject="Re: [T20261116.0020] Case 20"
| News on case 20.
expect T20261116.0020 status=note_emailed_in status_before=scheduling_link_sent
expect note T20261116.0020 public by=carla text~"News on case 20."
expect notice N-02 to=maya subject~"T20261116.0020"
wait 1h

ticket T20261116.0021 "Case 21" contact=carla primary=maya status=note_emailed_in
mail from=carla to=support subject="Re: [T20261116.0021] Case 21"
| News on case 21.
expect T20261116.0021 status=note_emailed_in
expect note T20261116.0021 public by=carla text~"News on case 21."
expect notice N-02 to=maya subject~"T20261116.0021"
wait 1h

ticket T20261116.0022 "Case 22" contact=carla primary=maya status=says_close
mail from=carla to=support subject="Re: [T20261116.0022] Case 22"
| News on case 22.
expect T20261116.0022 status=note_emailed_in status_before=says_close
expect note T20261116.0022 public by=carla text~"News on case 22."
expect notice N-02 to=maya subject~"T20261116.0022"
wait 1h
