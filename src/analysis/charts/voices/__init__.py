"""Who is given a voice: in how many words, by which cues, by name or not, and where."""
