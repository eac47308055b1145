# Searches its own memory, the files and the arguments of every process for what only the judge may know.
#
# target = "scalar"
# verdict = "failed"
# reason = "The value is wrong"
# says = ["found: nothing"]

import glob

MARKS = [mark.encode() for mark in ("grader." + "checks", "Doubles three " + "numbers", "close" + "_to", "def doubles" + "(learner")]


def found_in_memory():
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if "w" not in rights:
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            try:
                memory.seek(start)
                text = memory.read(min(end - start, 64 << 20))
            except (OSError, ValueError, OverflowError):
                continue
            yield from (f"{mark!r} in memory" for mark in MARKS[1:3:2] if text.count(mark) > 1)


def found_in_files():
    for path in glob.glob("/tmp/**", recursive=True) + glob.glob("/opt/hub/**", recursive=True) + glob.glob("/proc/[0-9]*/cmdline"):
        try:
            with open(path, "rb") as file:
                text = file.read(1 << 20)
        except OSError:
            continue
        yield from (f"{mark!r} in {path}" for mark in MARKS if mark in text)


def double(x):
    print("found:", ", ".join([*found_in_memory(), *found_in_files()]) or "nothing")
    return 0.5
