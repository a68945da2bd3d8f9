# STA-03, SET-05: what a customer's mail makes of each status in profile zoho: zoho reads Open for Note Emailed In.
profile zoho

ticket T20261116.0001 "Case 1" contact=ben primary=jonas status=new
mail from=ben to=support subject="Re: [T20261116.0001] Case 1"
| News on case 1.
expect T20261116.0001 status=new
expect notice N-02 to=jonas

ticket T20261116.0002 "Case 2" contact=ben primary=jonas status=received_form_response
mail from=ben to=support subject="Re: [T20261116.0002] Case 2"
| News on case 2.
expect T20261116.0002 status=received_form_response
expect notice N-02 to=jonas

ticket T20261116.0003 "Case 3" contact=ben primary=jonas status=sent_from_mc
mail from=ben to=support subject="Re: [T20261116.0003] Case 3"
| News on case 3.
expect T20261116.0003 status=sent_from_mc
expect notice N-02 to=jonas

ticket T20261116.0004 "Case 4" contact=ben primary=jonas status=out_of_scope
mail from=ben to=support subject="Re: [T20261116.0004] Case 4"
| News on case 4.
expect T20261116.0004 status=out_of_scope
expect notice N-02 to=jonas

ticket T20261116.0005 "Case 5" contact=ben primary=jonas status=scheduled
mail from=ben to=support subject="Re: [T20261116.0005] Case 5"
| News on case 5.
expect T20261116.0005 status=scheduled unread_mail=yes
expect note T20261116.0005 public by=ben flag=unread_mail
expect notice N-02 to=jonas

ticket T20261116.0006 "Case 6" contact=ben primary=jonas status=in_progress
mail from=ben to=support subject="Re: [T20261116.0006] Case 6"
| News on case 6.
expect T20261116.0006 status=open status_before=in_progress
expect notice N-02 to=jonas

ticket T20261116.0007 "Case 7" contact=ben primary=jonas status=open
mail from=ben to=support subject="Re: [T20261116.0007] Case 7"
| News on case 7.
expect T20261116.0007 status=open
expect notice N-02 to=jonas

ticket T20261116.0008 "Case 8" contact=ben primary=jonas status=backburner
mail from=ben to=support subject="Re: [T20261116.0008] Case 8"
| News on case 8.
expect T20261116.0008 status=open status_before=backburner
expect notice N-02 to=jonas

ticket T20261116.0009 "Case 9" contact=ben primary=jonas status=follow_up_admin
mail from=ben to=support subject="Re: [T20261116.0009] Case 9"
| News on case 9.
expect T20261116.0009 status=open status_before=follow_up_admin
expect notice N-02 to=jonas

ticket T20261116.0010 "Case 10" contact=ben primary=jonas status=follow_up_resource
mail from=ben to=support subject="Re: [T20261116.0010] Case 10"
| News on case 10.
expect T20261116.0010 status=open status_before=follow_up_resource
expect notice N-02 to=jonas

ticket T20261116.0011 "Case 11" contact=ben primary=jonas status=waiting_escalation
mail from=ben to=support subject="Re: [T20261116.0011] Case 11"
| News on case 11.
expect T20261116.0011 status=open status_before=waiting_escalation
expect notice N-02 to=jonas

ticket T20261116.0012 "Case 12" contact=ben primary=jonas status=on_hold
mail from=ben to=support subject="Re: [T20261116.0012] Case 12"
| News on case 12.
expect T20261116.0012 status=open status_before=on_hold
expect notice N-02 to=jonas

ticket T20261116.0013 "Case 13" contact=ben primary=jonas status=waiting_vendor
mail from=ben to=support subject="Re: [T20261116.0013] Case 13"
| News on case 13.
expect T20261116.0013 status=open status_before=waiting_vendor
expect notice N-02 to=jonas

ticket T20261116.0014 "Case 14" contact=ben primary=jonas status=pending_payment
mail from=ben to=support subject="Re: [T20261116.0014] Case 14"
| News on case 14.
expect T20261116.0014 status=open status_before=pending_payment
expect notice N-02 to=jonas

ticket T20261116.0015 "Case 15" contact=ben primary=jonas status=no_appt_todo
mail from=ben to=support subject="Re: [T20261116.0015] Case 15"
| News on case 15.
expect T20261116.0015 status=open status_before=no_appt_todo
expect notice N-02 to=jonas

ticket T20261116.0016 "Case 16" contact=ben primary=jonas status=no_show_remote
mail from=ben to=support subject="Re: [T20261116.0016] Case 16"
| News on case 16.
expect T20261116.0016 status=open status_before=no_show_remote
expect notice N-02 to=jonas

ticket T20261116.0017 "Case 17" contact=ben primary=jonas status=incomplete_reopened
mail from=ben to=support subject="Re: [T20261116.0017] Case 17"
| News on case 17.
expect T20261116.0017 status=open status_before=incomplete_reopened
expect notice N-02 to=jonas

ticket T20261116.0018 "Case 18" contact=ben primary=jonas status=deferred due=2026-12-10
mail from=ben to=support subject="Re: [T20261116.0018] Case 18"
| News on case 18.
expect T20261116.0018 status=open status_before=deferred
expect notice N-02 to=jonas

ticket T20261116.0019 "Case 19" contact=ben primary=jonas status=waiting_customer
mail from=ben to=support subject="Re: [T20261116.0019] Case 19"
| News on case 19.
expect T20261116.0019 status=open status_before=waiting_customer
expect notice N-02 to=jonas
expect no timer T20261116.0019 waiting_reminder

ticket T20261116.0020 "Case 20" contact=ben primary=jonas status=scheduling_link_sent
mail from=ben to=support subject="Re: [T20261116.0020] Case 20"
| News on case 20.
expect T20261116.0020 status=open status_before=scheduling_link_sent
expect notice N-02 to=jonas
expect no timer T20261116.0020 sls_nudge

ticket T20261116.0021 "Case 21" contact=ben primary=jonas status=note_emailed_in
mail from=ben to=support subject="Re: [T20261116.0021] Case 21"
| News on case 21.
expect T20261116.0021 status=open
expect notice N-02 to=jonas

ticket T20261116.0022 "Case 22" contact=ben primary=jonas status=says_close
mail from=ben to=support subject="Re: [T20261116.0022] Case 22"
| News on case 22.
expect T20261116.0022 status=open status_before=says_close
expect notice N-02 to=jonas

ticket T20261116.0023 "Case 23" contact=ben primary=jonas status=complete
mail from=ben to=support subject="Re: [T20261116.0023] Case 23"
| News on case 23.
expect T20261116.0023 status=open reopened=1
expect notice N-41 to=jonas
