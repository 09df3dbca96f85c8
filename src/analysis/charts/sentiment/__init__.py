"""In what tone people speak, of whom, and how far the scorers can be believed."""
