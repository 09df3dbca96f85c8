"""How the weights that ship with Parallax are made: ``python -m training`` (see README.md)."""
