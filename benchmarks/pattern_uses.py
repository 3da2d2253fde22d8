"""Every regular expression of the product, where it stands, and how it is used.

They are recorded as Python compiles them, while every module is imported; what a function compiles
is read from its source where it is written out, and recorded where a sample run compiles it.
"""

import ast
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("briefings", "storage", "bot")
EACH = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))
WAYS = {"match": "match", "fullmatch": "fullmatch"} | dict.fromkeys(EACH, "each")
"""By method: how a text is gone through. "each" looks for one match after the other."""


@dataclass(slots=True)
class Use:
    """One pattern.

    Attributes:
        pattern: compiled.
        places: "file:line" of each line that compiles it.
        ways: those of WAYS in which it is used.
    """

    pattern: re.Pattern[Any]
    places: set[str] = field(default_factory=set)
    ways: set[str] = field(default_factory=set)


class Recorder:
    """Records the patterns that our own files compile while it is on."""

    def __init__(self) -> None:
        self.uses: dict[tuple[str | bytes, int], Use] = {}
        self._compile: Callable[..., re.Pattern[Any]] = re._compile  # type: ignore[attr-defined] # noqa: SLF001

    def __enter__(self) -> Self:
        def recording(pattern: Any, flags: int) -> re.Pattern[Any]:  # noqa: ANN401
            compiled = self._compile(pattern, flags)
            frame = sys._getframe(1)  # noqa: SLF001 - of the function of `re` that was called
            if place := _place(frame.f_back):
                self.add(compiled, place, WAYS.get(frame.f_code.co_name))
            return compiled

        re._compile = recording  # type: ignore[attr-defined] # noqa: SLF001
        return self

    def __exit__(self, *_: object) -> None:
        re._compile = self._compile  # type: ignore[attr-defined] # noqa: SLF001

    def add(self, pattern: re.Pattern[Any], place: str, way: str | None = None) -> None:
        """Add that `pattern` stands at `place`, and is used in this way."""
        use = self.uses.setdefault((pattern.pattern, pattern.flags), Use(pattern))
        use.places.add(place)
        if way:
            use.ways.add(way)


def every_use(samples: Callable[[], object]) -> list[Use]:
    """Return all patterns, in order of their places.

    Args:
        samples: called while recording is on, once everything is imported.
    """
    with Recorder() as recorder:
        modules = {module.__file__: module for module in _modules() if module.__file__}
        trees = {file: ast.parse(Path(file).read_text("utf-8")) for file in modules}
        for file, tree in trees.items():
            for call in _written_out(tree):
                _compile_again(recorder, file, call)
        samples()
    _note_ways(recorder.uses.values(), modules, trees)
    return sorted(recorder.uses.values(), key=lambda use: min(use.places))


def _note_ways(
    uses: Collection[Use], modules: Mapping[str, ModuleType], trees: Mapping[str, ast.AST]
) -> None:
    """Note how each pattern is used: by its name, by the name of its table, or as its file does."""
    named = {id(use.pattern): use for use in uses}
    nameless: dict[str, set[str]] = defaultdict(set)
    for file, tree in trees.items():
        for way, value in _method_calls(tree, modules[file]):
            if value is None:
                nameless[_short(file)].add(way)
            for pattern in _patterns_in(value):
                if use := named.get(id(pattern)):
                    use.ways.add(way)
    for use in uses:
        if not use.ways:  # held by an object, so that no global names it
            use.ways.update(*(nameless[place.rpartition(":")[0]] for place in use.places))
        use.ways = use.ways or {"each", "match", "fullmatch"}


def _modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        top = importlib.import_module(package)
        yield top
        for found in pkgutil.walk_packages(top.__path__, f"{package}."):
            if not found.name.endswith(("__main__", ".migrations.env")):
                yield importlib.import_module(found.name)


def _short(file: str) -> str:
    return str(Path(file).relative_to(ROOT))


def _place(frame: FrameType | None) -> str | None:
    """Return the line of ours that asked for a pattern, unless a library did."""
    if frame is None:
        return None
    code: CodeType = frame.f_code
    ours = any(code.co_filename.startswith(str(ROOT / package)) for package in PACKAGES)
    return f"{_short(code.co_filename)}:{frame.f_lineno}" if ours else None


def _written_out(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls `re.search("…", …)`, whose pattern is written out in the call."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re")),
                args=[ast.Constant(str() | bytes()), *_],
            ):
                yield node


def _compile_again(recorder: Recorder, file: str, call: ast.Call) -> None:
    method = call.func.attr  # type: ignore[attr-defined]
    flags = 0
    for node in ast.walk(call):
        if isinstance(node, ast.Attribute) and isinstance(getattr(re, node.attr, 0), re.RegexFlag):
            flags |= getattr(re, node.attr)
    if method != "escape":
        pattern = re.compile(call.args[0].value, flags)  # type: ignore[attr-defined]
        recorder.add(pattern, f"{_short(file)}:{call.lineno}", WAYS.get(method))


def _method_calls(tree: ast.AST, module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield how methods of patterns are used, and on what: a global, one of it, or each of it."""
    drawn = _drawn_from(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr not in WAYS:
            continue
        value: ast.expr = node.value
        while isinstance(value, ast.Subscript):
            value = value.value
        if isinstance(value, ast.Attribute):
            yield WAYS[node.attr], None
        elif isinstance(value, ast.Name) and value.id != "re":
            for name in (value.id, *drawn[value.id]):
                yield WAYS[node.attr], getattr(module, name, None)


def _drawn_from(tree: ast.AST) -> Mapping[str, list[str]]:
    """Map the variables of loops to the names in what they go through."""
    drawn: dict[str, list[str]] = defaultdict(list)
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            sources = [name.id for name in ast.walk(node.iter) if isinstance(name, ast.Name)]
            for name in ast.walk(node.target):
                if isinstance(name, ast.Name):
                    drawn[name.id] += sources
    return drawn


def _patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    """Yield a pattern, or those of a table."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _patterns_in(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _patterns_in(each)
