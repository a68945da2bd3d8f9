# GW-17: a ticket of many notes keeps all its files, numbered in order of arrival; #files mails the first one too.
at 2026-11-02 09:00
ticket T20261030.0002 "Long matter" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261030.0002] Long matter" attach=first.txt:text/plain:2kB
| The first log is attached.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 1 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 2 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 3 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 4 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 5 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 6 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 7 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 8 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 9 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 10 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 11 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 12 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 13 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 14 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 15 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 16 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 17 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 18 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 19 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 20 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 21 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 22 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 23 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 24 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 25 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 26 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 27 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 28 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 29 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 30 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 31 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 32 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 33 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 34 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 35 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 36 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 37 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 38 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 39 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 40 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 41 of the long search is done.
wait 1h
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| Step 42 of the long search is done.
wait 1h
mail from=carla to=support subject="Re: [T20261030.0002] Long matter" attach=last.txt:text/plain:2kB
| And this is the last log.
expect notice N-02 to=maya file="last.txt"
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| #files
expect notice N-48 to=maya text~"1  first.txt" text~"2  last.txt"
expect notice N-48 to=maya file="first.txt"
expect notice N-48 to=maya file="last.txt"
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| #files 1
expect notice N-48 to=maya file="first.txt"
wait 1h
# Who is given the ticket gets what they have not had, however long ago it came.
mail from=maya to=support+internal subject="Re: [T20261030.0002] Long matter"
| #assign @jonas
| The logs of both days are there; please compare them.
expect notice N-20 to=jonas file="first.txt"
expect notice N-20 to=jonas file="last.txt"
