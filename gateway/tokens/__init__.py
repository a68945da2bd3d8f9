"""Access tokens: what stands in place of a password at Microsoft, Google and others (RFC 6749)."""
