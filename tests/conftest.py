"""``pytest --hypothesis-profile=nightly`` tries more examples where a test leaves it open."""

from hypothesis import settings

settings.register_profile("nightly", max_examples=3_000, deadline=None)
