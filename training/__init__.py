"""How the weights that ship with Parallax are made: ``python -m training.attribution`` and ``training.tone``; see README.md."""
