"""`python -m bench`: reading, a letter, a whole mail, the daemon; then doors, post and commands."""

from bench import accept, commands, cores, flush, letters, post, reading, walk, whole

if __name__ == "__main__":
    reading.main([])
    letters.main()
    walk.main([])
    whole.main([])
    accept.main([])
    post.main([])
    flush.main([])
    cores.main([])
    commands.main([])
