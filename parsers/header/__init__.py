"""Header fields: names, addresses, subjects, charsets, and verdicts by trusted servers."""
