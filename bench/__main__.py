"""`python -m bench`: reading, a letter, a whole mail; then doors, post and commands."""

from bench import accept, commands, cores, flush, letters, post, reading, walk

if __name__ == "__main__":
    reading.main([])
    letters.main()
    walk.main([])
    accept.main([])
    post.main([])
    flush.main([])
    cores.main([])
    commands.main([])
