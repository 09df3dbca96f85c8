"""Workers that Dask keeps, here and elsewhere: they run where it is installed."""

import os
import signal

import pytest

from analysis.corpus import workers
from analysis.corpus.plan import Part
from analysis.corpus.workers import crew
from analysis.errors import InputError

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Two processes, as a user's cluster would have them."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        local_directory=tmp_path_factory.mktemp("dask"),
    ) as cluster:
        yield cluster


def test_a_cluster_writes_what_one_process_writes(cluster, export, tmp_path, run, contents):
    alone = run(export, tmp_path / "alone", part_size=1)
    address = cluster.scheduler_address
    assert run(export, tmp_path / "shared", part_size=1, scheduler=address) == alone
    assert contents(tmp_path / "shared") == contents(tmp_path / "alone")


def test_an_error_in_a_worker_comes_back_as_it_was(cluster, export, tmp_path, run, monkeypatch):
    monkeypatch.setattr("analysis.corpus.plan.program", lambda: "another version")
    with pytest.raises(InputError, match=r"A worker runs Parallax .*, where another version is"):
        run(export, tmp_path / "out", scheduler=cluster.scheduler_address)


def test_nobody_at_the_address_is_one_sentence(tmp_path, monkeypatch):
    import dask

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "100ms"}),
        pytest.raises(InputError, match="No Dask scheduler answers at tcp://127"),
        crew(1, "tcp://127.0.0.1:1", tmp_path),
    ):
        pass


def test_a_worker_that_is_killed_costs_nothing_and_one_that_always_is_only_its_part(
    tmp_path, monkeypatch, caplog
):
    import dask

    def work(part):  # pickled by value, because a worker cannot import this file
        seen = tmp_path / str(part.number)
        if part.number == 3 or (part.number == 1 and not seen.exists()):
            seen.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return part.number

    monkeypatch.setattr(workers, "_DEATHS", 2)
    with crew(2, None, tmp_path) as share_out:
        # Dask looks this up when a worker dies; with its own 15 seconds, a slow start is the end.
        assert dask.config.get("distributed.deploy.lost-worker-timeout") == "1 hour"
        done = list(share_out(work, (Part(number, []) for number in range(6))))
    assert sorted(done) == [0, 1, 2, 4, 5]
    assert "its workers died at it" in caplog.text


def test_workers_leave_ctrl_c_to_the_first_process(tmp_path):
    def is_deaf(part):
        return int(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))

    with crew(2, None, tmp_path) as share_out:
        assert list(share_out(is_deaf, iter([Part(0, [])]))) == [1]
    assert is_deaf(None) == 0
