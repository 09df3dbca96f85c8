"""How small encoders read a text, for whatever is trained on top: the tagger, the tone scorer."""
