import pandas as pd
import pytest

from analysis import align_speakers, example_story, find_quotes, read_story


@pytest.fixture(scope="session")
def articles() -> pd.DataFrame:
    return read_story(example_story())


@pytest.fixture(scope="session")
def quotes(articles) -> pd.DataFrame:
    return align_speakers(find_quotes(articles))
