"""Puts the learner's files into the working folder, imports them, and runs scripts; keeps their sources for tracebacks.

Where the learner deletes or rewrites a file later, tracebacks still show the lines that ran.
"""

from __future__ import annotations

import importlib
import inspect
import linecache
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

PROBE = "probe"


class Sources:
    """The files that came from outside, by the path their code objects carry."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.texts: dict[str, str] = {}
        self.main = ModuleType("__main__")
        sys.modules["__main__"] = self.main
        sys.path.insert(0, folder)
        sys.dont_write_bytecode = True  # a file that changes within a second would be taken for its old self

    def load(self, files: dict[str, str], module: str) -> dict[str, Any]:
        """Write, then import `module`, and the probe if there is one. Returns what `module` defines."""
        for name, text in files.items():
            self.write(name, text)
        importlib.invalidate_caches()
        for name in files:
            sys.modules.pop(Path(name).stem, None)
        loaded = importlib.import_module(module)
        if f"{PROBE}.py" in files:
            importlib.import_module(PROBE)
        return names_of(loaded)

    def run(self, file: str, text: str) -> None:
        """Execute as a script. The next one finds the names of this one, as cells of a lesson do."""
        path = self.write(file, text)
        self.main.__file__ = path
        sys.argv = [file]
        exec(compile(text, path, "exec", dont_inherit=True), self.main.__dict__)  # noqa: S102  it is what we are for

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        self.texts[str(path)] = text
        linecache.cache[str(path)] = (len(text), None, text.splitlines(keepends=True), str(path))
        return str(path)

    def short(self, path: str) -> str:
        """As the learner knows the file."""
        return str(Path(path).relative_to(self.folder)) if path in self.texts else path


def names_of(module: ModuleType) -> dict[str, Any]:
    """Each public top-level name: its kind, its type, and the parameters where it can be called."""
    public = {name: value for name, value in list(vars(module).items()) if not name.startswith("_")}
    return {name: {"kind": _kind(value), "type": type(value).__name__, "parameters": _parameters(value)}
            for name, value in public.items()}  # fmt: skip


def _kind(value: Any) -> str:
    if isinstance(value, ModuleType):
        return "module"
    if isinstance(value, type):
        return "class"
    return "function" if callable(value) else "value"


def _parameters(value: Any) -> list[dict[str, Any]] | None:
    """None where it can't be called, or Python can't tell."""
    if not callable(value):
        return None
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return None
    return [
        {"name": parameter.name, "kind": parameter.kind.name, "optional": parameter.default is not parameter.empty}
        for parameter in signature.parameters.values()
    ]
