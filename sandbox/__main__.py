"""`python -m sandbox`: serve, status, selftest, sweep, and run a file without any site around it.

    python -m sandbox run solution.py --call matmul --args '[[[1, 2]], [[3], [4]]]' --profile science/numpy/S

Exit codes of `run`: 0 finished, 1 the code raised, 3 the sandbox was ended by something (the ending is printed), 4 our
fault, 5 no sandbox could be had; 2 is a wrong command line.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from sandbox import commands
from sandbox.service.settings import (
    ENGINES,
    Settings,
    default_memory_bytes,
    default_slots,
    default_socket,
    parse_profile,
    parse_warm,
)


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    if options.command == "serve":
        return commands.serve(_settings(options))
    if options.command == "status":
        return commands.status(options.socket)
    if options.command == "selftest":
        return commands.selftest(_settings(options))
    if options.command == "sweep":
        return commands.sweep(_settings(options))
    return commands.run(_settings(options), options.file, options.profile, options.call, options.args)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="Run untrusted code behind walls.")
    verbs = parser.add_subparsers(dest="command", required=True)
    for name, about in (
        ("serve", "be this host's sandbox service"),
        ("status", "show what the running service has and does"),
        ("selftest", "prove that each limit binds"),
        ("sweep", "remove what a dead service left"),
        ("run", "run a file, or call one of its functions"),
    ):
        verb = verbs.add_parser(name, help=about)
        verb.add_argument("--socket", type=Path, default=default_socket(), help="default: %(default)s")
        if name != "status":
            _add_engine_options(verb)
        if name == "serve":
            _add_service_options(verb)
        if name == "run":
            _add_run_options(verb)
    return parser


def _add_engine_options(verb: argparse.ArgumentParser) -> None:
    env = os.environ.get
    verb.add_argument("--engine", choices=ENGINES, default=env("HUB_SANDBOX_ENGINE", "auto"))
    verb.add_argument("--envs", type=Path, default=env("HUB_ENVS"), help="bubblewrap: a venv for each image")
    verb.add_argument("--image-prefix", default=env("HUB_SANDBOX_IMAGE_PREFIX", "hub-sandbox-"))
    verb.add_argument("--image-tag", default=env("HUB_SANDBOX_IMAGE_TAG", "latest"))
    verb.add_argument(
        "--runtime", default=env("HUB_SANDBOX_RUNTIME") or None, help="docker: a stronger runtime (runsc)"
    )
    verb.add_argument("--no-gpus", action="store_true", default=env("HUB_SANDBOX_GPUS", "1") == "0")


def _add_service_options(verb: argparse.ArgumentParser) -> None:
    env = os.environ.get
    megabytes = default_memory_bytes() // 2**20
    verb.add_argument(
        "--slots", type=int, default=int(env("HUB_SANDBOX_SLOTS", default_slots())), help="sessions at once"
    )
    verb.add_argument(
        "--memory", type=int, default=int(env("HUB_SANDBOX_MEMORY_MB", megabytes)), help="MB for all of them"
    )
    verb.add_argument(
        "--warm-memory", type=int, default=int(env("HUB_SANDBOX_WARM_MB", "1024")), help="MB for idle ones"
    )
    verb.add_argument(
        "--warm", type=parse_warm, default=env("HUB_SANDBOX_WARM", "python/none/S=1"), metavar="PROFILE=N,..."
    )
    verb.add_argument("--warm-each", type=int, default=int(env("HUB_SANDBOX_WARM_EACH", "1")))
    verb.add_argument("--unproved", action="store_true", help="serve without a self-test; for the self-test itself")
    verb.add_argument("--no-groups", action="store_true", help="bubblewrap: as on a host without control groups")
    verb.add_argument("--group", default=env("HUB_SANDBOX_GROUP") or None, help="whose members may connect")


def _add_run_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", type=Path)
    verb.add_argument("--call", help="a function of the file; without it the file runs as a script")
    verb.add_argument("--args", default="[]", help="its arguments as a JSON list")
    verb.add_argument("--profile", type=parse_profile, default="python/none/S", metavar="IMAGE/PRELOAD/SIZE")


def _settings(options: argparse.Namespace) -> Settings:
    given = vars(options)
    return Settings(
        socket=options.socket,
        engine=options.engine,
        envs=Path(options.envs).absolute() if options.envs else None,
        image_prefix=options.image_prefix,
        image_tag=options.image_tag,
        runtime=options.runtime,
        gpus=not options.no_gpus,
        slots=given.get("slots", default_slots()),
        memory_bytes=given["memory"] * 2**20 if "memory" in given else default_memory_bytes(),
        warm_bytes=given.get("warm_memory", 1024) * 2**20,
        warm=given.get("warm", {}),
        warm_each=given.get("warm_each", 0),
        group=given.get("group"),
        self_test=not given.get("unproved", False),
        use_groups=not given.get("no_groups", False),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
