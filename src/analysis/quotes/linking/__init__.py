"""Which source and cue belong to which content."""
