# GW-03: a mailing list elsewhere is the desk's own where mail.own_lists names it.
set mail.own_lists=helpdesk@lists.example
at 2026-11-23 10:00
mail from=nina@newco.example to=support subject="A question" header="X-BeenThere: helpdesk@lists.example" header="Precedence: list"
| Do you repair lamps?
expect new ticket T20261123.0001 contact=nina@newco.example
expect notice N-01 to=nina@newco.example
mail from=nina@newco.example to=support subject="Another question" header="X-BeenThere: other@lists.example" header="Precedence: list"
| And chairs?
expect no new ticket
expect quarantine reason=bulk
