"""The admin's files: ticketgate.toml, desk.toml, contacts.csv and keys, every fault at once."""
