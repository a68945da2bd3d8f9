# GW-03.6, KND-03: lists and bulk mail.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

# a stranger's newsletter is held
mail from=news@shop.example to=support subject="November offers" header="List-Unsubscribe: <mailto:out@shop.example>"
| Everything must go.
expect quarantine reason=bulk
expect no new ticket
expect no notice

# on a ticket, from somebody tied to it: her own words outweigh the list, which only flags them
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" header="List-Id: <all.alderair.example>"
| FYI, from our list.
expect note T20261116.0004 public by=carla text~"from our list" flag=bulk_person
expect T20261116.0004 status=note_emailed_in
expect notice N-02 to=maya
expect no notice to=carla

# on a ticket, from somebody who has nothing to do with it: held
mail from=news@shop.example to=support subject="Re: [T20261116.0004] Printer offline" header="Precedence: bulk"
| Toner at half the price.
expect quarantine reason=bulk
expect no note T20261116.0004 internal

# a contact who writes through a list opens a ticket all the same
mail from=carla to=support subject="Door opener" header="List-Id: <all.alderair.example>"
| The door opener beeps.
expect new ticket T20261123.0001 contact=carla status=new
expect no quarantine
