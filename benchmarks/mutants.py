"""One-line changes that a test should notice: made from the syntax tree, put in as text.

The operators, fixed before the tests were written that they are to judge:

comparison  `<` and `<=`, `>` and `>=`, `==` and `!=`, `is` and `is not`, `in` and `not in` change
operand     `a and b` and `a or b` lose either side
not         `not a` becomes `a`
condition   `if a:` with an else, or `x if a else y`, is decided the other way round
guard       `if a:` whose body only leaves (return, raise, continue, break) goes
statement   a call for its effect, a raise, a deletion or an `x += y` goes
number      a whole number grows by 1, another one by half; 0 becomes 1
flag        True and False change, also as a default or an argument
role        a role that is needed becomes the one below it: owner, admin, member, stranger; the
            rights to change settings become those to read
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

_OPPOSITE: Final = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_BELOW: Final = {"owner": "admin", "admin": "member", "member": "stranger"}
_LEAVES: Final = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_TEXTS: Final = (ast.JoinedStr, ast.Import, ast.ImportFrom)
"""What has nothing to change in it, or (in Python 3.11) no place of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A file with one change.

    Attributes:
        line: the line that is changed, from 1.
        operator: which of the operators.
        before: what stood there, in one line.
        after: what stands there instead.
        source: the whole text of the file with the change.
    """

    line: int
    operator: str
    before: str
    after: str
    source: str


def mutants(source: str, function: str | None = None) -> Iterator[Mutant]:
    """Yield every mutant of `source`, or of its functions and classes called `function`."""
    roots: list[ast.AST] = [ast.parse(source)]
    if function:
        roots = [node for node in ast.walk(roots[0]) if getattr(node, "name", None) == function]
    seen = set()
    for node in chain.from_iterable(map(_within, roots)):
        for operator, change in _changes(node):
            mutant = _put_in(source, node, operator, change)
            if mutant.source not in seen:
                seen.add(mutant.source)
                yield mutant


def _within(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may be changed in `node`: no annotations, decorators, texts and imports."""
    if isinstance(node, _TEXTS) or _is_for_types(node):
        return
    yield node
    skipped = {"annotation", "returns", "decorator_list", "type_params"}
    if isinstance(node, ast.ClassDef):
        skipped |= {"bases", "keywords"}
    for field, value in ast.iter_fields(node):
        if field in skipped:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _within(child)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:  # noqa: C901, PLR0912 - an operator a line
    """Yield what may stand in place of `node`, with the operator's name."""
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp(values=values):
            for at in range(len(values)):
                rest = values[:at] + values[at + 1 :]
                yield "operand", rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not", operand
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield "condition", ast.IfExp(test, orelse, body)
        case ast.If(body=[only], orelse=[]) if isinstance(only, _LEAVES):
            yield "guard", ast.Pass()
        case ast.If(test=test):
            yield "condition", ast.If(_negated(test), node.body, node.orelse)
        case (
            ast.Expr(value=ast.Call() | ast.Await()) | ast.Raise() | ast.Delete() | ast.AugAssign()
        ):
            yield "statement", ast.Pass()
        case ast.Constant(value=bool(value)):
            yield "flag", ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield "number", ast.Constant(value + 1)
        case ast.Constant(value=float(value)):
            yield "number", ast.Constant(value * 1.5 or 1.0)
        case ast.Constant(value=str(value)) if value in _BELOW:
            yield "role", ast.Constant(_BELOW[value])
        case ast.Name(id="SETTINGS", ctx=ast.Load()):
            yield "role", ast.Name("READING")


def _compared(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for at, op in enumerate(node.ops):
        changed = copy.deepcopy(node)
        changed.ops[at] = _OPPOSITE[type(op)]()
        yield "comparison", changed


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _put_in(source: str, node: ast.AST, operator: str, change: ast.AST) -> Mutant:
    """Return `source` with `change` where `node` stands; other lines keep their places."""
    assert isinstance(node, ast.expr | ast.stmt)  # noqa: S101 - only these are changed
    before = ast.get_source_segment(source, node) or ""
    after = ast.unparse(ast.fix_missing_locations(change))
    if isinstance(change, ast.expr):
        after = f"({after})"
    indent = " " * node.col_offset if isinstance(node, ast.stmt) else ""
    text = after.replace("\n", f"\n{indent}")
    lines = source.encode().splitlines(keepends=True)
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: (node.end_lineno or 1) - 1])) + (node.end_col_offset or 0)
    whole = source.encode()
    return Mutant(
        line=node.lineno,
        operator=operator,
        before=" ".join(before.split()),
        after=" ".join(after.split()),
        source=(whole[:start] + text.encode() + whole[end:]).decode(),
    )
