"""A help desk's morning: ten mails, what the gateway makes of them, and the letters it sends."""
