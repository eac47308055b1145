"""A PostgreSQL cluster for one test run, thrown away afterwards. Run as root it belongs to the user `postgres`."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests import needs


@contextmanager
def cluster() -> Iterator[str]:
    """Yields the address of an empty cluster's database `hub`, reached by a Unix socket only."""
    programs = needs.postgres()
    folder = Path(tempfile.mkdtemp(prefix="hub-pg-"))  # short: a socket's path has 107 characters at most
    user = "postgres" if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    run = partial(_run, user=user)
    try:
        run([str(programs / "initdb"), "-D", f"{folder}/data", "-A", "trust", "-U", "hub", "--no-sync"])
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=40"
        run([str(programs / "pg_ctl"), "-D", f"{folder}/data", "-w", "-o", options, "-l", f"{folder}/log", "start"])
        try:
            run([str(programs / "createdb"), "-h", str(folder), "-U", "hub", "hub"])
            yield f"postgres://hub@/{folder}/hub"
        finally:
            run([str(programs / "pg_ctl"), "-D", f"{folder}/data", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], *, user: str | None) -> None:
    with tempfile.TemporaryFile("w+") as said:  # not a pipe: the server that pg_ctl starts would hold it open
        done = subprocess.run(
            command, user=user, cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, check=False
        )
        said.seek(0)
        assert done.returncode == 0, f"{command[0]}: {said.read()}"
