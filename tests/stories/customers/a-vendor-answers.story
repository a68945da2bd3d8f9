# GW-09.c: a vendor's mail is a note and an alert; we wait on for the customer.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=ina to=support subject="Re: [T20261116.0004] Printer offline"
| Your order left our house.
expect note T20261116.0004 internal by=ina text~"left our house"
expect notice N-02 to=maya
expect T20261116.0004 status=waiting_customer
expect timer T20261116.0004 waiting_reminder
expect no notice to=carla
expect no notice to=ina
