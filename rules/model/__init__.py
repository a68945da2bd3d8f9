"""The nouns: a ticket and what hangs on it, a mail, a status, a notice, the people of a desk."""
