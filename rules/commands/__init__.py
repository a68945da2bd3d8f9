"""The command language: its table, its grammar, and what each verb does."""
