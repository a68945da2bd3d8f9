"""Stories: a help desk's days as text, played against the real parts on a virtual clock."""
