"""Who decides: the leader, its clerk, and the one thread that writes."""
