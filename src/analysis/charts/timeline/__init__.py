"""What each source dates, and where it is silent, on one axis."""
