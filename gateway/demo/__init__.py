"""A help desk's morning and the rest of its week by mail, held to tables of what must come of it.

`act.py` has the words, `morning.py` and `week.py` the two chapters, `play.py` plays and tells them.
"""
