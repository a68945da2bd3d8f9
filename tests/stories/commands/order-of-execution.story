# CMD-02: assignment comes before status, in whatever order the lines stand.
ticket T20261116.0004 "Printer offline" contact=carla status=follow_up_admin

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status follow up needed: resource
| #take
| Call Carla about the router.
expect T20261116.0004 status=follow_up_resource primary=maya
expect no error
