"""The one error that bad input raises."""


class InputError(ValueError):
    """One sentence for the person who gave the input: what, why, and what is accepted instead."""
