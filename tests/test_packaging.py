"""What the package declares, what the wheel carries, and what importing it costs."""

import ast
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import analysis
from analysis import cli, commands

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# Each part of the package may import those before it, and none after it.
ORDER = (
    *("errors", "wording", "tables", "text", "encoder", "reading", "dates", "quotes", "sentiment"),
    *("comparison", "findings", "highlight", "charts", "notebook", "corpus", "report"),
    *("commands", "cli", "__main__"),
)
QUOTES = (
    "lexicon",
    "places",
    "people",
    "tagging",
    "linking",
    "speakers",
    "own_words",
    "details",
    "attributions",
    "nested",
)
CONDA_SPEC = re.compile(r"([a-z0-9][a-z0-9._-]*)(?: (>=\d+(?:\.\d+)*))?")  # those we use


def by_name(requirements):
    parsed = [Requirement(text) for text in requirements]
    return {canonicalize_name(requirement.name): requirement for requirement in parsed}


def declared():
    return by_name(PROJECT["project"]["dependencies"])


def locked():
    """Name and versions of every entry; a package may have several, for several Pythons."""
    entries = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.MULTILINE):
        entries.setdefault(canonicalize_name(name), []).append(version)
    return entries


@pytest.fixture(scope="module")
def environment():
    parsed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *conda, last = parsed["dependencies"]
    return {"name": parsed["name"], "conda": conda, "pip": last["pip"]}


def test_conda_users_get_what_the_project_declares(environment):
    requirements = [spec.replace(" ", "") for spec in environment["conda"][1:]]
    requirements += [spec for spec in environment["pip"] if spec != "-e ."]
    given = {name: str(spec.specifier) for name, spec in by_name(requirements).items()}
    assert given == {
        "pip": "",
        **{name: str(requirement.specifier) for name, requirement in declared().items()},
    }


def test_conda_specs_are_valid(environment):
    assert [spec for spec in environment["conda"][1:] if not CONDA_SPEC.fullmatch(spec)] == []
    assert environment["name"] == "parallax"
    assert environment["pip"][-1] == "-e ."


def test_textblob_does_not_come_from_conda_forge_where_it_is_old(environment):
    assert [spec for spec in environment["pip"] if spec.startswith("textblob")]


def test_binder_builds_that_environment(environment):
    """repo2docker takes environment.yml, unless one of these stands before it.

    It begins with Python 3.10 unless one version is named: a range is none to it.
    """
    before = ["binder", ".binder", "Dockerfile", "Project.toml", "Pipfile", "runtime.txt"]
    assert [name for name in before if (ROOT / name).exists()] == []
    python = re.fullmatch(r"python =(3\.\d+)", environment["conda"][0])
    assert f"Programming Language :: Python :: {python[1]}" in PROJECT["project"]["classifiers"]


def test_colab_installs_this_package_and_runs_a_command_that_there_is():
    notebook = nbformat.read(ROOT / "docs" / "colab.ipynb", as_version=4)
    source = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    project = PROJECT["project"]
    wheel = f"{canonicalize_name(project['name']).replace('-', '_')}-{project['version']}"
    assert f'package = "{wheel}-py3-none-any.whl"' in source
    assert f'--python "{project["requires-python"]}"' in source
    (command,) = re.findall(r"^!parallax/bin/analysis (.+)$", source, re.MULTILINE)
    options = cli.parser().parse_args(shlex.split(command))
    assert options.run is commands.report
    assert f'Path("{options.out}/index.html")' in source


def test_the_lock_holds_what_is_declared():
    wanted = {**declared(), **by_name(PROJECT["dependency-groups"]["dev"])}
    assert sorted(wanted.keys() - locked().keys()) == []
    refused = [
        f"{name}=={version}"
        for name, requirement in wanted.items()
        for version in locked()[name]
        if not requirement.specifier.contains(version)
    ]
    assert refused == []


def test_the_lock_has_hashes_and_no_addresses():
    assert "://" not in LOCK
    assert "--index" not in LOCK
    assert "--find-links" not in LOCK
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this checkout and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (archive,) = folder.glob("*.whl")
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder / "unpacked")
    return folder / "unpacked"


def run_from(wheel, *arguments):
    """Run Python where only the unpacked wheel provides ``analysis``."""
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": str(wheel)},
        cwd=wheel.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_wheel_carries_all_that_the_checkout_has(wheel):
    def names(folder, root):
        return {
            path.relative_to(root).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & {*path.parts}
        }

    package = names(ROOT / "src" / "analysis", ROOT / "src")
    beside = names(ROOT / "notebooks", ROOT) | names(ROOT / "data", ROOT)
    assert package | {f"analysis/{name}" for name in beside} <= names(wheel, wheel)
    assert "analysis/py.typed" in package
    assert [name for name in package if name.endswith(".onnx")]
    assert [name for name in package if name.endswith(".mplstyle")]


def test_the_wheel_runs_without_the_checkout(wheel):
    code = (
        "import analysis, json; from analysis.report import notebooks_folder;"
        "story = analysis.example_story();"
        "quotes = analysis.find_quotes(analysis.read_story(story));"
        "print(json.dumps([analysis.__file__, str(story), str(notebooks_folder()), len(quotes)]))"
    )
    *paths, quotes = json.loads(run_from(wheel, "-c", code))
    assert [Path(path).is_relative_to(wheel) for path in paths] == [True, True, True]
    assert quotes > 0
    assert run_from(wheel, "-m", "analysis", "--version").strip() == PROJECT["project"]["version"]


def test_importing_is_quick():
    code = "import analysis, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pandas", "numpy", "matplotlib", "onnxruntime", "textblob", "trafilatura", "papermill"}
    assert not heavy & set(done.stdout.split())


def imported(source):
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "analysis":
            verbs = analysis._HOME
            names = [verbs.get(alias.name, f"analysis.{alias.name}") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module]
        else:
            continue
        yield from names


@pytest.mark.parametrize(("package", "order"), [("analysis", ORDER), ("analysis.quotes", QUOTES)])
def test_imports_run_one_way(package, order):
    folder = ROOT / "src" / Path(*package.split("."))
    wrong = [
        f"{path.relative_to(folder)} imports {name}"
        for path in sorted(folder.rglob("*.py"))
        if (own := path.relative_to(folder).parts[0].removesuffix(".py")) != "__init__"
        for name in imported(path.read_text(encoding="utf-8"))
        if name.startswith(f"{package}.")
        and order.index(name.removeprefix(f"{package}.").split(".")[0]) > order.index(own)
    ]
    assert wrong == []
