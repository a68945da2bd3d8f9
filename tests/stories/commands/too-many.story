# CMD-02, E-26: at most twenty commands.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #tag t0
| #tag t1
| #tag t2
| #tag t3
| #tag t4
| #tag t5
| #tag t6
| #tag t7
| #tag t8
| #tag t9
| #tag t10
| #tag t11
| #tag t12
| #tag t13
| #tag t14
| #tag t15
| #tag t16
| #tag t17
| #tag t18
| #tag t19
| #tag t20
expect error E-26 to=maya
expect T20261116.0004 tags=none
