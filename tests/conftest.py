"""``pytest --hypothesis-profile=nightly`` tries more examples where a test leaves it open.

Under mutmut (docs/mutation.md) each mutant runs in a copy of a process that has run every test;
what its caches remember would hide the mutant.
"""

import os
import sys

from hypothesis import settings

settings.register_profile("nightly", max_examples=3_000, deadline=None)


def pytest_sessionstart():
    if os.environ.get("MUTANT_UNDER_TEST"):
        forget()


def pytest_runtest_setup():
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":  # which test calls which function
        forget()


def forget():
    """Empty the caches of the package."""
    for name, module in list(sys.modules.items()):
        if name.startswith("analysis."):
            for value in vars(module).values():
                getattr(value, "cache_clear", int)()
