"""How static files are named and stored once they are collected.

Vite's files carry a hash in their names already and import each other by these names; a second hash would make the
browser fetch each of them twice.
"""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        if name.startswith("dist/assets/"):
            return name
        return str(super().hashed_name(name, content, filename))
