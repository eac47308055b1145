"""A folder as Celery's message broker, in which a message appears whole or not at all.

Kombu's own `filesystem://` transport makes the file first and fills it then: a worker that looks in between reads an
empty message, and ends. Everything but the writing is kombu's.
"""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: Any, **_: Any) -> None:  # type: ignore[override]  # kombu's two stubs differ
        folder = Path(self.data_folder_out)
        name = f"{time.monotonic_ns() // 10**6}_{uuid.uuid4()}.{queue}.msg"
        draft = folder / f".{name}"  # readers look for names that end after their first dot with the queue
        draft.write_text(dumps(payload))
        draft.rename(folder / name)


class Transport(filesystem.Transport):
    Channel = Channel
