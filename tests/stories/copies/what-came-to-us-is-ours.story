# GW-11, GW-13: the door takes postmaster's mail (RFC 5321 4.5.1); that address is ours then, and nobody who was not copied.
at 2026-11-23 10:00
mail from=abuse@isp.example to=postmaster@desk.example delivered_to=postmaster@desk.example cc=boss@elsewhere.example subject="Your server relays for anybody"
| Please look at it.
expect notice N-02n text~"not copied: boss@elsewhere.example"
expect no notice N-02n text~"postmaster@desk.example"

# where the mail server keeps a postmaster of its own, and we have another copy, that is somebody
mail from=other@isp.example to=support cc=postmaster@desk.example subject="Mail comes back"
| All of it does.
expect notice N-02n text~"not copied: postmaster@desk.example"
