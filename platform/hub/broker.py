"""What each kind of message broker wants to be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

POLL_S = 0.02  # a folder is looked at this often; part of the way from Submit to verdict


def broker_options(url: str, folder: Path) -> dict[str, Any]:
    """Celery's broker_transport_options for this address; makes the folders of a `filesystem://` broker."""
    if url.startswith("filesystem:"):
        return _folder_options(folder)
    if url.startswith(("redis:", "rediss:")):
        return {"socket_connect_timeout": 2, "socket_keepalive": True, "health_check_interval": 15}
    return {}


def _folder_options(folder: Path) -> dict[str, Any]:
    messages, control = folder / "messages", folder / "control"
    for path in (messages, control):
        path.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(messages),
        "data_folder_out": str(messages),
        "control_folder": str(control),
        "polling_interval": POLL_S,
        "store_processed": False,
    }
