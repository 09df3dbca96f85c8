"""How the weights that ship with Parallax are made; README.md has the commands."""
