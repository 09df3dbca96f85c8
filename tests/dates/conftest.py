from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def article():
    """A function that makes a table of one article, published on Saturday 2025-05-17."""

    def make(text, published="2025-05-17", name="a", source="A"):
        row = {"article": name, "source": source, "text": text, "published": published}
        return pd.DataFrame([row]).astype({"published": "datetime64[us]"})

    return make
