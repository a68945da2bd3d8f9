"""`python -m bench`: what reading costs, what a letter costs, and deciding a mail durably."""

from bench import letters, reading, walk

if __name__ == "__main__":
    reading.main([])
    letters.main()
    walk.main()
