"""Close the network, and note what is written elsewhere than allowed, in every Python of a run.

Python imports a module of this name when it starts, and so do the kernels of the notebooks, which
inherit PYTHONPATH.
"""

import os
import sys
from pathlib import Path

_ALLOWED = [os.path.realpath(name) for name in os.environ["SEALED_ALLOWED"].split(os.pathsep)]
_LOG = os.environ["SEALED_LOG"]
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.symlink"}


def _watch(event, arguments):
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        _refuse(event, arguments[0])
    elif event in {"socket.connect", "socket.sendto"}:
        if isinstance(arguments[1], tuple):  # a path is a socket of this machine
            _refuse(event, arguments[1])
    elif event == "open":
        path, _, flags = arguments
        if flags & _WRITES and not isinstance(path, int):
            _note_unless_allowed(event, path)
    elif event in _CHANGES:
        _note_unless_allowed(event, arguments[0])
    elif event == "pickle.find_class":
        _note(event, arguments)


def _note_unless_allowed(event, path):
    real = os.path.realpath(os.fsdecode(path))
    if not any(Path(real).is_relative_to(folder) for folder in [*_ALLOWED, "/dev"]):
        _note(event, real)


def _refuse(event, what):
    _note(event, what)
    raise PermissionError(f"the network is closed: {event} {what}")


def _note(event, what):
    log = os.open(_LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(log, f"{event} {what}\n".encode("utf-8", "replace"))
    os.close(log)


sys.addaudithook(_watch)
