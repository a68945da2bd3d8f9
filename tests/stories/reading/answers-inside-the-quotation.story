# GW-16: "See below in red": what somebody wrote into the quotation is read by whom it is for; nothing else of the quotation is.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" html="<p>See my answers in red.</p><hr><b>From:</b> Support &lt;support@desk.example&gt;<br><b>Sent:</b> Monday, November 23, 2026 9:12 AM<br><b>To:</b> Carla<br><b>Subject:</b> Printer offline<p>Which room is it in?</p><p style='color:red'>The one by the stairs.</p>"
expect notice N-02 to=maya text~"The one by the stairs."
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<p>Answers below in blue.</p><hr><b>From:</b> Support &lt;support@desk.example&gt;<br><b>Sent:</b> Monday, November 23, 2026 10:12 AM<br><b>To:</b> Maya<br><b>Subject:</b> Printer offline<p>For the desk alone: she is late with the bill.</p><p style='color:blue'>We come on Friday.</p>"
expect notice N-03 to=carla text~"We come on Friday."
expect no note T20261116.0004 public text~"late with the bill"
