# UC-02.a, UC-02.b, UC-02.c, UC-02.d: one email and one call at least, in any order; three of one kind are not enough.
set uc.auto_final_email=no
at 2026-11-02 09:00
ticket T20261102.0001 "Email, phone, email" contact=carla primary=maya status=waiting_customer
ticket T20261102.0002 "Phone, email, phone" contact=carla primary=maya status=waiting_customer
ticket T20261102.0003 "Three emails" contact=carla primary=maya status=waiting_customer
ticket T20261102.0004 "Three phones" contact=carla primary=maya status=waiting_customer

at 2026-11-02 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Email, phone, email"
| #attempt email
mail from=maya to=support+internal subject="Re: [T20261102.0002] Phone, email, phone"
| #attempt phone now vm
mail from=maya to=support+internal subject="Re: [T20261102.0003] Three emails"
| #attempt email
mail from=maya to=support+internal subject="Re: [T20261102.0004] Three phones"
| #attempt phone now vm

at 2026-11-04 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Email, phone, email"
| #attempt phone now noanswer
mail from=maya to=support+internal subject="Re: [T20261102.0002] Phone, email, phone"
| #attempt email
mail from=maya to=support+internal subject="Re: [T20261102.0003] Three emails"
| #attempt email
mail from=maya to=support+internal subject="Re: [T20261102.0004] Three phones"
| #attempt phone now message

at 2026-11-06 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Email, phone, email"
| #attempt email
expect timer T20261102.0001 uc_close due="2026-11-10 10:00"
mail from=maya to=support+internal subject="Re: [T20261102.0002] Phone, email, phone"
| #attempt phone now vm
expect timer T20261102.0002 uc_close due="2026-11-10 10:00"
mail from=maya to=support+internal subject="Re: [T20261102.0003] Three emails"
| #attempt email
expect T20261102.0003 attempts=3 cycle=open
expect no timer T20261102.0003 uc_close
mail from=maya to=support+internal subject="Re: [T20261102.0004] Three phones"
| #attempt phone now vm
expect T20261102.0004 attempts=3 cycle=open
expect no timer T20261102.0004 uc_close

# c: a week after the first the owner is told what is missing
at 2026-11-09 10:00
expect notice N-40 to=maya subject~"[T20261102.0003]" text~"phone attempt missing"
