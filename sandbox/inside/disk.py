"""How many files were made in the writable folders: a limit of its own where the engine can't put one on the tmpfs."""

from __future__ import annotations

import os

MOST_FILES = 8_192  # as many as docker's tmpfs is given inodes


def files_made() -> int:
    """Inodes in use in the fuller of the writable folders; 0 where they are not file systems of their own."""
    return max(_inodes(folder) for folder in ("/tmp", "/dev/shm"))  # noqa: S108  they are all there is


def _inodes(folder: str) -> int:
    try:
        if os.stat(folder).st_dev == os.stat("/").st_dev:  # noqa: PTH116  pathlib costs 1 MB
            return 0
        room = os.statvfs(folder)
    except OSError:
        return 0
    return room.f_files - room.f_ffree
