"""The MIME tree and its bodies: the part a person reads, as text, and the files beside it."""
