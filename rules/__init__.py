"""Rules decide: pure functions from a case and an event to effects. Standard library only."""
