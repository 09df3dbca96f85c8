"""Who reads a notebook: somebody who sits at it, or a page without anybody."""

import os
from importlib.util import find_spec


def at_hand(library: str) -> bool:
    """Whether somebody sits at the notebook, for whom the library is installed.

    Jupyter's server tells a kernel the name of its notebook; papermill and nbconvert do not.
    """
    return "JPY_SESSION_NAME" in os.environ and find_spec(library) is not None
