"""The worker: who decides, what is read ahead, and the walk of an input from journal to letters."""
