"""The whole report, with the network closed and a note taken of all that is written."""

import os
import subprocess
import sys
from pathlib import Path

SEALED = Path(__file__).with_name("sealed")
STORY = {
    "one.txt": "“We have no choice,” Mayor Ann Lee said on Monday. The bridge will close in June.",
    "two.html": (
        "<html><body><article><img src=http://evil.example/x.png>"
        "<p>The bridge will close in June 2025, Mayor Ann Lee said. “We have no choice,” she told "
        "reporters in the town hall, and left.</p></article></body></html>"
    ),
}


def test_a_report_needs_no_network_and_writes_only_its_folder_and_caches(tmp_path: Path) -> None:
    """Caches are Matplotlib's, IPython's and Jupyter's, and what is temporary."""
    home, out, log = tmp_path / "home", tmp_path / "out", tmp_path / "home" / ".cache" / "log"
    caches = [home / ".cache", home / ".ipython", home / ".local", home / "tmp"]
    for folder in (*caches, tmp_path / "story"):
        folder.mkdir(parents=True)
    for name, text in STORY.items():
        (tmp_path / "story" / name).write_text(text, encoding="utf-8")
    before = files(tmp_path)
    subprocess.run(
        [sys.executable, "-m", "analysis", "report", "story", "-o", "out"],
        cwd=tmp_path,
        env=os.environ
        | {
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "MPLCONFIGDIR": str(home / ".cache"),
            "TMPDIR": str(home / "tmp"),
            "PYTHONPATH": str(SEALED),
            "PYTHONDONTWRITEBYTECODE": "1",
            "SEALED_ALLOWED": os.pathsep.join(map(str, [out, *caches])),
            "SEALED_LOG": str(log),
        },
        check=True,
    )
    assert not log.exists(), log.read_text("utf-8")
    written = {path for path in files(tmp_path) - before if not path.is_relative_to(home)}
    assert written
    assert all(path.is_relative_to(out) for path in written)
    assert (out / "index.html").is_file()


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}
