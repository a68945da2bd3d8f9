"""A help desk's morning and the rest of its week by mail, held to tables of what must come of it.

`act.py` has the words, `chapters.py` lists what is played, `play.py` plays and tells it.
"""
