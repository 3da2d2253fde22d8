"""The operators by which the bench of mutants changes a line."""

import ast
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def operators() -> ModuleType:
    """The module of operators, which is no part of the product."""
    spec = spec_from_file_location("mutants", ROOT / "benchmarks" / "mutants.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["mutants"] = module  # its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("before", "operator", "after"),
    [
        ("x = a < b", "comparison", ["x = (a <= b)"]),
        ("x = a >= b", "comparison", ["x = (a > b)"]),
        ("x = a == b", "comparison", ["x = (a != b)"]),
        ("x = a is not b", "comparison", ["x = (a is b)"]),
        ("x = a in b", "comparison", ["x = (a not in b)"]),
        ("x = a < b < c", "comparison", ["x = (a <= b < c)", "x = (a < b <= c)"]),
        ("x = a and b", "operand", ["x = (b)", "x = (a)"]),
        ("x = a or b or c", "operand", ["x = (b or c)", "x = (a or c)", "x = (a or b)"]),
        ("x = not a", "not", ["x = (a)"]),
        ("x = a if c else b", "condition", ["x = (b if c else a)"]),
        ("x = 3", "number", ["x = (4)"]),
        ("x = 0.5", "number", ["x = (0.75)"]),
        ("x = 0.0", "number", ["x = (1.0)"]),
        ("x = True", "flag", ["x = (False)"]),
        ("x = role('owner')", "role", ["x = role(('admin'))"]),
        ("x = row(rights=SETTINGS)", "role", ["x = row(rights=(READING))"]),
        ("x += 1", "statement", ["pass"]),
        ("del x", "statement", ["pass"]),
        ("raise x", "statement", ["pass"]),
        ("call(x)", "statement", ["pass"]),
    ],
)
def test_an_operator_changes_one_thing(
    operators: ModuleType, before: str, operator: str, after: list[str]
) -> None:
    """In its place, and nothing else of the file."""
    source = f"first = 'é👩'\n{before}\nlast = None\n"
    found = [each for each in operators.mutants(source) if each.operator == operator]

    assert [f"first = 'é👩'\n{line}\nlast = None\n" for line in after] == [
        each.source for each in found
    ]
    assert {2} == {each.line for each in found}


def test_a_guard_goes_with_what_it_guards(operators: ModuleType) -> None:
    """One that only leaves; any other condition is decided the other way round."""
    source = dedent(
        """\
        def f(a):
            if a:
                return
            if a:
                g(a)
            else:
                h(a)
        """
    )
    guard, condition = (
        next(each.source for each in operators.mutants(source) if each.operator == kind)
        for kind in ("guard", "condition")
    )

    assert "    pass\n    if a:\n        g(a)" in guard
    assert "    if a:\n        return\n    if not a:\n        g(a)" in condition
    ast.parse(condition)


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring with 3 and True."""\n',
        "import a\nfrom b import c\n",
        "if TYPE_CHECKING:\n    x = 3\n",
        "x: Annotated[int, 3]\n",
        "def f(x: Literal[3]) -> Literal[True]: ...\n",
        "@dataclass(frozen=True)\nclass A:\n    x: int\n",
        "x = f'{a:3}'\n",
        "x = 'member or not'\n",
    ],
)
def test_what_only_looks_like_code_is_left_alone(operators: ModuleType, source: str) -> None:
    """Docstrings, imports, annotations, decorators and texts."""
    assert [] == list(operators.mutants(source))


def test_only_what_is_named_is_changed(operators: ModuleType) -> None:
    """A function of a file, where the rest of it is another matter."""
    source = "x = 3\ndef f():\n    return 4\n"

    assert ["x = 3\ndef f():\n    return (5)\n"] == [
        each.source for each in operators.mutants(source, "f")
    ]


@pytest.mark.parametrize("path", ["bot/commands/table.py", "briefings/agreement/compare.py"])
def test_every_mutant_is_another_program(operators: ModuleType, path: str) -> None:
    """It can be read, differs from the file, and from all the others."""
    source = (ROOT / path).read_text("utf-8")
    sources = [each.source for each in operators.mutants(source)]

    assert len(set(sources)) == len(sources) > 10
    assert source not in sources
    for each in sources:
        ast.parse(each)
        assert each.count("\n") <= source.count("\n")
