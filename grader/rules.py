"""Reading a solution without running it: is it Python at all, and does it use what this exercise asks to do without?

A rule is a name and a reason. Rules explain an exercise's point ("write the loops yourself"); they are no security and
no proof, and code that wants to get around them can. Parsing happens in a child process, because a hostile file can
overflow Python's own parser. What a broken rule costs (refused, or only remarked when the rule is advisory) is decided
by the judge.

| rule                                   | what breaks it |
|----------------------------------------|----------------|
| `@`, `**`, `+`, ...                    | the operator, also as `@=` |
| `for`, `while`, `lambda`, `import`, .. | the statement; `comprehension` means list, set, dict and generator ones |
| `sum`, `sorted`                        | the built-in; a variable or function of one's own by that name is fine |
| `np.dot`, `torch.optim`                | the name or anything below it, under whatever alias it was imported |
| `.dot`                                 | an attribute of that name of any object |
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from grader.advice import advise
from grader.forking import ChildDied, in_child
from grader.results import ErrorReport

SOURCE_BYTES = 256 * 1024
PARSE_SECONDS = 5.0
MOST_VIOLATIONS = 50

ABBREVIATIONS = {
    "np": "numpy",
    "plt": "matplotlib.pyplot",
    "pd": "pandas",
    "nn": "torch.nn",
    "F": "torch.nn.functional",
}
OPERATORS: dict[type[ast.AST], str] = {
    ast.MatMult: "@", ast.Pow: "**", ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//",
    ast.Mod: "%",
}  # fmt: skip
STATEMENTS: dict[type[ast.AST], str] = {
    ast.For: "for", ast.AsyncFor: "for", ast.While: "while",
    ast.ListComp: "comprehension", ast.SetComp: "comprehension",
    ast.DictComp: "comprehension", ast.GeneratorExp: "comprehension", ast.Import: "import", ast.ImportFrom: "import",
    ast.Lambda: "lambda", ast.Try: "try", ast.With: "with", ast.ClassDef: "class", ast.Global: "global",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a rule is broken. Lines count from 1, columns from 1."""

    line: int
    column: int
    name: str
    reason: str
    advisory: bool = False

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found. `error` is set when the file is not Python; `violations` are in the order of the file."""

    violations: tuple[Violation, ...] = ()
    error: ErrorReport | None = None


def read_solution(source: str, rules: Sequence[Mapping[str, Any]]) -> Reading:
    """Parse `source` and look for broken rules. Never raises, whatever the file holds."""
    problem = _unreadable(source)
    if problem:
        return Reading(violations=(problem,))
    plain_rules = [dict(rule) for rule in rules]
    try:
        found = in_child(lambda: _read(source, plain_rules), seconds=PARSE_SECONDS)
    except ChildDied:
        return Reading(violations=(_TOO_DEEP,))
    error = found["error"]
    return Reading(
        violations=tuple(Violation(**violation) for violation in found["violations"]),
        error=_error_report(error) if error else None,
    )


_TOO_DEEP = Violation(
    1, 1, "nesting", "Your code is nested too deeply to read: split long expressions into several statements."
)


def _unreadable(source: str) -> Violation | None:
    try:
        size = len(source.encode())
    except UnicodeEncodeError as broken:
        line = source.count("\n", 0, broken.start) + 1
        return Violation(line, 1, "text", "This line holds a character that is no text; type it again.")
    if size > SOURCE_BYTES:
        reason = f"Your file is {size // 1024} KB; at most {SOURCE_BYTES // 1024} KB can be handed in."
        return Violation(1, 1, "size", reason)
    if "\0" in source:
        line = source.count("\n", 0, source.index("\0")) + 1
        return Violation(line, 1, "text", "This line holds a null byte, which no Python file may; type it again.")
    return None


def _error_report(error: Mapping[str, Any]) -> ErrorReport:
    frame = {"file": "solution.py", "line": error["line"], "function": "<module>", "text": "", "shapes": {}}
    advice = advise(error["type_name"], error["message"])
    return ErrorReport(error["type_name"], error["message"], (frame,), tuple(error["notes"]), advice)


# From here on in the child.


def _read(source: str, rules: list[dict[str, Any]]) -> dict[str, Any]:
    warnings.simplefilter("ignore")
    try:
        tree = ast.parse(source, "solution.py")
        compile(source, "solution.py", "exec", dont_inherit=True)  # finds `return` outside a function
    except SyntaxError as broken:
        return {"violations": [], "error": _syntax_error(broken, source)}
    except (RecursionError, MemoryError):
        return {"violations": [asdict(_TOO_DEEP)], "error": None}
    found = sorted({(line, column, name): rule for line, column, name, rule in _broken(tree, rules)}.items())
    violations = [
        Violation(line, column, name, str(rule["reason"]), bool(rule.get("advisory"))).to_dict()
        for (line, column, name), rule in found[:MOST_VIOLATIONS]
    ]
    return {"violations": violations, "error": None}


def _syntax_error(broken: SyntaxError, source: str) -> dict[str, Any]:
    line = broken.lineno or 1
    lines = source.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    notes: list[str] = []
    if text.strip() and len(text) <= 500:
        indent = len(text) - len(text.lstrip())
        notes = [text.strip(), " " * max(0, (broken.offset or 1) - 1 - indent) + "^"]
    return {"type_name": type(broken).__name__, "message": str(broken.msg), "line": line, "notes": notes}


Found = tuple[int, int, str, dict[str, Any]]


def _broken(tree: ast.Module, rules: list[dict[str, Any]]) -> Iterator[Found]:
    by_name = {_canonical_rule(str(rule["name"])): rule for rule in rules}
    names = Names(tree)
    for node in ast.walk(tree):  # a queue, not recursion
        for used in (*_uses(node), *names.used(node)):
            rule = _match(used, by_name)
            if rule:
                yield getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1, str(rule["name"]), rule


def _canonical_rule(name: str) -> str:
    head, dot, rest = name.partition(".")
    return f"{ABBREVIATIONS.get(head, head)}{dot}{rest}" if head else name


def _match(used: str, rules: Mapping[str, dict[str, Any]]) -> dict[str, Any] | None:
    """The rule for a name or for anything above it: `torch.optim.Adam` breaks `torch.optim`."""
    while used not in rules and "." in used.lstrip("."):
        used = used.rpartition(".")[0]
    return rules.get(used)


def _uses(node: ast.AST) -> Iterator[str]:
    """Operators and statements."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        yield OPERATORS.get(type(node.op), "")
    yield STATEMENTS.get(type(node), "")
    if isinstance(node, ast.Attribute):
        yield f".{node.attr}"


class Names:
    """What the names of a file mean: imports resolved to the real dotted name, the file's own names left alone."""

    def __init__(self, tree: ast.Module) -> None:
        self._aliases: dict[str, str] = {}
        self._stars: list[str] = []
        self._own: set[str] = set()
        for node in ast.walk(tree):
            self._bind(node)

    def used(self, node: ast.AST) -> Iterator[str]:
        """Full names that this very node uses or imports."""
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
            yield from self._resolve(node)
        elif isinstance(node, ast.Call):
            yield from self._looked_up(node)

    def _bind(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                self._aliases[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name == "*":
                    self._stars.append(str(node.module))
                else:
                    self._aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            self._own.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self._own.add(node.name)
        elif isinstance(node, ast.arg):
            self._own.add(node.arg)

    def _resolve(self, node: ast.expr) -> Iterator[str]:
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return
        tail = "".join(f".{part}" for part in reversed(parts))
        if node.id in self._aliases:
            yield self._aliases[node.id] + tail
        elif node.id not in self._own:
            yield node.id + tail
            yield from (f"{module}.{node.id}{tail}" for module in self._stars)

    def _looked_up(self, call: ast.Call) -> Iterator[str]:
        """`getattr(np, "dot")` with the name written out."""
        if not (isinstance(call.func, ast.Name) and call.func.id == "getattr" and len(call.args) >= 2):
            return
        owner, name = call.args[0], call.args[1]
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield from (f"{full}.{name.value}" for full in self._resolve(owner))
