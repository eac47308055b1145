"""`make bench`: every benchmark, or those that are named, into docs/performance.md.

python -m tests.bench [sandbox verdict compose pages cohorts weight flood curriculum] [--count N]
"""

from __future__ import annotations

import argparse
from importlib import import_module

SECTIONS = ("sandbox", "verdict", "compose", "pages", "cohorts", "weight", "flood", "curriculum")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("sections", nargs="*", metavar="section", help=", ".join(SECTIONS))
    parser.add_argument("--count", type=int, help="how often each is measured; each section has its own default")
    options = parser.parse_args()
    if unknown := set(options.sections) - set(SECTIONS):
        parser.error(f"there is no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    for name in options.sections or SECTIONS:
        print(f"\n== {name}", flush=True)
        section = import_module(f"tests.bench.{name}")
        section.main(options.count or section.COUNT)


main()
