"""Gateway hears: every socket, clock reading, thread and row."""
