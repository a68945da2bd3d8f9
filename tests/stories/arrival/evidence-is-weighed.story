# GW-03, ST-03: a person's own words on a ticket of theirs outweigh lists, bulk, null paths and calendars, which only flag
# them. No automatic letter goes out because of such a mail, and a sign of RFC 3834 is outweighed by nothing.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=carla to=support envelope_from="<>" subject="Re: [T20261116.0004] Printer offline"
| It is offline again.
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public by=carla flag=null_path
expect no notice to=carla

mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Is the cable in?
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" header="Precedence: bulk" header="List-Unsubscribe: <https://crm.example/u/1>"
| It is.
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public by=carla flag=bulk_person

# found by its thread alone
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| And the light?
wait 1h
mail from=carla to=support reply=N-03 subject="the light" header="X-BeenThere: it@alderair.example"
| It is red.
expect T20261116.0004 status=note_emailed_in

# the contrary: what RFC 3834 and the vendors' headers say stays said, and says it by any value but no
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| And now?
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out of the office and read mail on Monday.
expect T20261116.0004 status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" header="X-Autoreply: yes"
| Thank you for your mail.
expect T20261116.0004 status=waiting_customer
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline"
| I am travelling.
expect T20261116.0004 status=waiting_customer

# bulk mail without words, and bulk mail of somebody who is not tied to the ticket
mail from=news@shop.example to=support subject="Re: [T20261116.0004] Printer offline" header="Precedence: bulk"
| Toner at half the price.
expect T20261116.0004 status=waiting_customer
expect quarantine reason=bulk
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" header="X-Autoreply: no" header="X-Autorespond:"
| It prints.
expect T20261116.0004 status=note_emailed_in
