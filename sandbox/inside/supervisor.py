"""PID 1 of a sandbox: holds the frame stream, starts the learner's interpreter, watches it, and says how it ended.

    python3 -I -u /opt/hub/sandbox/inside/supervisor.py [--preload none|numpy|plot|ml|torch] [--work /tmp/work]

(With `-I -S` where the image has no site-packages.) Frames go over stdin and stdout, see sandbox/frames.py; stderr is
for the operator. What the engine owes it: /tmp writable, nothing else. It forks itself before anything is imported, so
its pages are shared with the child; the child preloads the libraries, sends READY and waits (sandbox.inside.agent).

The learner's code runs in the child under the same uid, so this process can't be read or traced (it isn't dumpable),
and as PID 1 it gets no signal from inside its namespace that it has no handler for; it has one, for SIGCHLD, which does
nothing but wake the loop. The child holds one socket for frames; whatever it writes there is held to a small grammar,
and the first byte outside of it ends the session. Output comes over pipes of its own and is stamped and capped here.
"""

from __future__ import annotations

import os
import sys

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120  pathlib costs 1 MB
sys.path.append(_ROOT)

from sandbox.inside.relay import Relay  # noqa: E402  needs the path above
from sandbox.inside.spawning import spawn  # noqa: E402

sys.path.remove(_ROOT)


def main(arguments: list[str]) -> int:
    options = dict(zip(arguments[::2], arguments[1::2], strict=True))
    child = spawn(options.get("--preload", "none"), options.get("--work", "/tmp/work"))  # noqa: S108  a tmpfs of ours
    _protect()
    return Relay(child).run()


def _protect() -> None:
    """After the fork, so that the child's own /proc stays readable to itself."""
    import ctypes

    pr_set_dumpable = 4
    if ctypes.CDLL(None, use_errno=True).prctl(pr_set_dumpable, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "this process could not be made undumpable")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
