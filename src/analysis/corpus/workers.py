"""Who does the work: this process, more processes of this machine, or a cluster."""

import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.corpus.plan import Part
from analysis.errors import InputError

if TYPE_CHECKING:
    from distributed import Client

Work = Callable[[Part], int]
Crew = Callable[[Work, Iterator[Part]], Iterator[int]]
"""Does the work on each part; gives what the work returns, in the order in which it is done."""

_DEATHS = 10  # of workers, at one part, before the others go on without it
_CONFIGURED = {
    "distributed.scheduler.allowed-failures": _DEATHS,
    # A worker holds one part at a time, so that none is blamed for a death at another.
    "distributed.scheduler.worker-saturation": 1.0,
    # One that was killed comes back; on a busy machine that takes longer than the usual 15 seconds,
    # after which it would be given up, and with the last of them the run would wait for ever.
    "distributed.deploy.lost-worker-timeout": "1 hour",
}
_AHEAD = 2  # parts for each worker that are read before they are needed


@contextmanager
def crew(workers: int, scheduler: str | None, scratch: Path) -> Iterator[Crew]:
    """Those who do the work, for as long as it lasts.

    Args:
        workers: How many processes of this machine; one is this process, and needs no Dask.
        scheduler: The address of a Dask scheduler, whose workers do it instead.
        scratch: A folder for what Dask writes.

    Raises:
        InputError: Dask is not installed, or nobody answers at the address.
    """
    if scheduler is None and workers == 1:
        yield lambda work, parts: map(work, parts)
        return
    try:
        import dask
        import distributed
    except ImportError as error:
        raise InputError(
            "More than one worker needs Dask: pip install 'news-parallax[cluster]'."
        ) from error
    if scheduler is not None:
        try:
            client = distributed.Client(scheduler, set_as_default=False)
        except (OSError, ValueError) as error:
            raise InputError(f"No Dask scheduler answers at {scheduler}.") from error
        with client:
            yield lambda work, parts: _distribute(client, work, parts)
        return
    with dask.config.set(_CONFIGURED):
        with _children_deaf_to_ctrl_c():
            cluster = distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address="127.0.0.1:0",  # any free port, and for this machine only
                local_directory=str(scratch),
                silence_logs=logging.CRITICAL,
            )
        with cluster, distributed.Client(cluster, set_as_default=False) as client:
            yield lambda work, parts: _distribute(client, work, parts)


@contextmanager
def _children_deaf_to_ctrl_c() -> Iterator[None]:
    """What is begun meanwhile never gets SIGINT, which a terminal sends to all processes.

    The first process hears it and ends the others; by themselves they would print where they were.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # which would open the way for the signal again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _distribute(client: "Client", work: Work, parts: Iterator[Part]) -> Iterator[int]:
    """Keep each worker busy, with only a few parts under way."""
    from distributed import CancelledError, KilledWorker, as_completed

    waiting = as_completed(loop=client.loop)
    while True:
        room = _AHEAD * max(1, sum(client.nthreads().values())) - waiting.count()
        for part in islice(parts, max(0, room)):
            waiting.add(client.submit(work, part, pure=False))
        if waiting.is_empty():
            return
        future = next(waiting)
        try:
            yield future.result()
        except KilledWorker:
            logging.getLogger(__name__).warning("A part was left out: its workers died at it.")
        except CancelledError as error:
            raise InputError(
                "The scheduler is gone; the same command goes on from here."
            ) from error
        except ImportError as error:
            raise InputError(
                f"A worker cannot import {error.name}; news-parallax is needed where workers run."
            ) from error
