"""What a person is shown of effects, boards and timelines."""
