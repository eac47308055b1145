"""The compiled seccomp filters say what docker/seccomp.json says: compiling again gives the committed bytes."""

from __future__ import annotations

import ctypes.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {
    "ptrace", "bpf", "io_uring_setup", "keyctl", "add_key", "userfaultfd", "unshare", "setns", "mount", "mknod",
}  # fmt: skip


def test_committed_filters_are_what_the_profile_compiles_to(tmp_path: Path) -> None:
    if ctypes.util.find_library("seccomp") is None:
        pytest.skip("libseccomp is not installed; the committed filters can't be compiled again")
    subprocess.run([sys.executable, ROOT / "docker" / "compile-seccomp", tmp_path], check=True)
    for architecture in ("x86_64", "aarch64"):
        committed = ROOT / "sandbox" / "engines" / "seccomp" / f"{architecture}.bpf"
        assert committed.read_bytes() == (tmp_path / f"{architecture}.bpf").read_bytes()


def test_the_profile_denies_by_default_and_allows_nothing_dangerous() -> None:
    profile = json.loads((ROOT / "docker" / "seccomp.json").read_text())
    allowed = {name for rule in profile["syscalls"] if rule["action"] == "SCMP_ACT_ALLOW" for name in rule["names"]}
    assert profile["defaultAction"] == "SCMP_ACT_ERRNO"
    assert not allowed & FORBIDDEN
    sockets = next(rule for rule in profile["syscalls"] if "socket" in rule["names"])
    assert sockets["args"] == [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]  # AF_UNIX only
