"""Several workers. Those tests that need Dask run where it is installed."""

import sys

import pytest

from analysis.errors import InputError


@pytest.mark.parametrize("options", [{"workers": 2}, {"scheduler": "tcp://127.0.0.1:1"}])
def test_without_dask_more_than_one_worker_is_one_sentence(
    options, export, tmp_path, run, monkeypatch
):
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(InputError, match=r"pip install 'news-parallax\[cluster\]'"):
        run(export, tmp_path / "out", **options)


def test_no_worker_is_refused(export, tmp_path, run):
    with pytest.raises(InputError, match="at least one is needed"):
        run(export, tmp_path / "out", workers=0)


def test_one_worker_needs_no_dask(export, tmp_path, run, monkeypatch):
    monkeypatch.setitem(sys.modules, "dask", None)
    assert run(export, tmp_path / "out").articles == 4
