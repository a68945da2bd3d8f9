"""The only SQL of the house: the journal of inputs, the tickets, the letters, the people."""
