"""`python -m bench`: what reading a mail costs, then what deciding it durably costs."""

from bench import reading, walk

if __name__ == "__main__":
    reading.main([])
    walk.main()
