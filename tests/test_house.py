"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from itertools import chain
from pathlib import Path
from statistics import median
from types import ModuleType

import grimp
import pytest

from bot.commands import table

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "briefings", "storage", "seeds")
MODULES = sorted(
    path
    for path in chain(*((ROOT / room).rglob("*.py") for room in ROOMS))
    if "versions" not in path.parts
)
CODE = sorted({*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")})
SEEDS = {
    "000_cd0cdadb94129200.txt": "463546d18f84d8b250f86d2ab4dee1483492024d74c44e688b775f8537a62943",
    "001_f859fd49ab579f25.txt": "c694c20a889016c91eef9a3a76499355004dfb688f6cc89e1537285f755e5102",
    "002_664830e66a9c783d.txt": "24e4ff5b95d034440759bf565f6d52834587ba492458408f3ccc1b8fb4abbb5e",
    "003_4eee074e094875ad.txt": "df4daaff54a66d9548cc3a3fd3a0dff2d5ceae4a7d190fe7141901a892b543f1",
    "004_d948d653157bf302.txt": "ddb3d297834793f7d64dbc1ee926572b80ef5a7b9e15b779cbe70bdb90525482",
}


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CODE, ids=_named)
def test_no_file_function_or_class_outgrows_its_reader(path: Path) -> None:
    """A file has at most 300 lines, a function 40, a class 200."""
    tree = _tree(path)
    most = {ast.FunctionDef: 40, ast.AsyncFunctionDef: 40, ast.ClassDef: 200}
    too_long = [
        f"{node.name}: {length}"
        for node in ast.walk(tree)
        if type(node) in most and (length := node.end_lineno - node.lineno + 1) > most[type(node)]
    ]

    assert [] == too_long
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_every_module_opens_with_its_one_job(path: Path) -> None:
    """A module's docstring begins with one line that ends as a sentence."""
    first_line = (ast.get_docstring(_tree(path)) or "").partition("\n")[0]

    assert first_line.endswith("."), first_line


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=_named)
def test_a_package_exports_nothing_itself(path: Path) -> None:
    """An __init__ holds one docstring: no re-export hides a module."""
    assert 1 == len(_tree(path).body)


def test_half_of_the_files_are_short() -> None:
    """The median file has at most 110 lines, packages' one-line docstrings left out."""
    files = [path for path in MODULES if path.name != "__init__.py"]

    assert median(len(path.read_text("utf-8").splitlines()) for path in files) <= 110


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=_named)
def test_a_folder_reads_like_a_map(folder: Path) -> None:
    """A folder holds at most 15 modules, so that one look at it tells where things are."""
    modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]

    assert len(modules) <= 15


@pytest.mark.parametrize("room", ["bot", "storage", "briefings"])
def test_no_chain_of_imports_is_long(room: str) -> None:
    """In a package at most 15 files import one another in a row."""
    graph = grimp.build_graph(room, cache_dir=None)

    @cache
    def longest(module: str) -> int:
        imported = graph.find_modules_directly_imported_by(module)
        return 1 + max(map(longest, imported), default=0)

    assert max(map(longest, graph.modules)) <= 15


def test_what_ships_is_free_of_the_gpl() -> None:
    """No pinned package is under GPL or AGPL; LGPL and a choice with another licence are fine."""
    licences = _script("licences")

    assert [] == list(licences.refusals(licences.pinned()))
    for refused in ("GPL-3.0-only", "MIT AND AGPL-3.0", "GNU General Public License v2 (GPLv2)"):
        assert not licences.is_allowed(refused), refused
    for allowed in ("LGPL-3.0-only", "MPL-1.1 OR GPL-2.0-only", "MIT", "BSD License"):
        assert licences.is_allowed(allowed), allowed


def _script(name: str) -> ModuleType:
    """Return a script of continuous integration as a module."""
    spec = spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_only_articles_make_excerpts() -> None:
    """`Excerpt(…)` and `Citation(…)` stand in the model alone: quotes can but be verbatim."""
    makers = {
        _named(path)
        for path in CODE
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"Excerpt", "Citation"}
    }

    assert {"briefings/model.py"} == makers


def test_sumy_is_known_to_one_room() -> None:
    """Ranking imports sumy by name where it is used, so that import-linter can't see who does."""
    users = {
        _named(path)
        for path in MODULES
        if re.search(r"[\"']sumy|import sumy|from sumy", path.read_text("utf-8"))
    }

    assert {"briefings/ranking/sumy_ratings.py", "bot/app/doctor.py"} == users


def test_nothing_happens_at_import() -> None:
    """Importing every module opens no socket, no database, no file for writing, no process."""
    names = [
        _named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in MODULES
        if path.name not in {"__main__.py", "env.py"}
    ]
    script = f"""
import sys, importlib
sys.dont_write_bytecode = True
def refuse(event, args):
    if event in {{"socket.connect", "socket.bind", "sqlite3.connect", "subprocess.Popen"}}:
        raise SystemExit(f"{{event}} {{args}}")
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise SystemExit(f"{{event}} {{args}}")
sys.addaudithook(refuse)
for name in {names!r}:
    importlib.import_module(name)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ("", 0) == (done.stderr, done.returncode)


@pytest.mark.parametrize("room", ["briefings", "storage", "bot/chat"])
def test_the_tree_of_errors_is_drawn_where_it_grows(room: str) -> None:
    """Every error class of a package stands in the drawing at the top of its errors module."""
    tree = _tree(ROOT / room / "errors.py")
    drawing = ast.get_docstring(tree) or ""
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]

    assert [] == [name for name in classes if name not in drawing]


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_the_bundled_articles_are_byte_for_byte_as_supplied(name: str) -> None:
    """The seeds keep their digests."""
    assert SEEDS[name] == sha256((ROOT / "seeds" / "articles" / name).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-meaning.lock", "requirements-dev.lock"]
)
def test_every_requirement_is_pinned_and_hashed_and_names_no_index(lock: str) -> None:
    """A lock file pins each package to one version with hashes, and holds no address."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())

    assert [] == [
        entry
        for entry in entries
        if not re.match(r"[a-z0-9.\[\]_-]+==\S+ .*--hash=sha256:", entry, re.DOTALL)
    ]
    assert not re.search(r"https?://|--index-url|--find-links", text)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    """Every dependency in pyproject.toml is in the lock that a user installs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[\[<>=]", line)[0] for line in project["dependencies"]}
    pinned = set(
        re.findall(
            r"^([a-z0-9-]+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
        )
    )

    assert set() == asked - pinned


def test_continuous_integration_runs_the_readmes_own_test_command() -> None:
    """`.ci/run` calls the test command that README.md names."""
    assert "./dev test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\n./dev test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_lists_every_command_as_help_does() -> None:
    """README's table of commands is the table's."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(/.+?)` \| (.+) \|$", text, re.MULTILINE)

    assert table.listed() == listed
