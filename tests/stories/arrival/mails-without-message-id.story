# GW-02.c: two mails without Message-ID and with the same words, a minute apart, are two notes.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=carla to=support header="Message-ID:" subject="Re: [T20261116.0004] Printer offline"
| Still nothing.
expect note T20261116.0004 public by=carla text~"Still nothing"

wait 1m
mail from=carla to=support header="Message-ID:" subject="Re: [T20261116.0004] Printer offline"
| Still nothing.
expect note T20261116.0004 public by=carla text~"Still nothing"
