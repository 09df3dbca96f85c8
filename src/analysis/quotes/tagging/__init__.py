"""Sources, cues and contents as a model sees them, put right by what the words show."""
