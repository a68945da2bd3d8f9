# GW-03, GW-07: mail through the desk's own list is a person's, a stranger's too; a From that the list rewrote is
# believed with dmarc=pass of our own domain only, and proves nobody.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=nina@newco.example to=support subject="A question" header="List-Id: Support <support.desk.example>" header="Precedence: list"
| Do you repair lamps?
expect new ticket T20261123.0001 contact=nina@newco.example
expect note T20261123.0001 public by=nina@newco.example flag=bulk_person
expect notice N-01 to=nina@newco.example
expect no quarantine

# a stranger's newsletter by another list is held
mail from=news@shop.example to=support subject="Offers" header="List-Id: <news.shop.example>" header="Precedence: list"
| Lamps, cheap.
expect quarantine reason=bulk

mail file=rewritten-by-the-list.eml
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public by=carla text~"It is on again"

# forged: nobody proves that the list wrote it
mail file=rewritten-by-somebody.eml
expect no note T20261116.0004 public
expect quarantine reason=self_addressed
