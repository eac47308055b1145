"""From what happened to a verdict and one kind, exact sentence for the top of the results. One table, no side effects.

The order of questions: was it our fault, did the learner stop it, did loading raise, did a limit end the session, and
only then what the checks say. docs/ARCHITECTURE.md has the same table for readers.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.results import CheckResult, ErrorReport, Outcome, Verdict
from sandbox.job import Ended, Ending, Limits, Profile

HEADLINE = 380  # characters; the column holds 400

VERDICT_OF: dict[Ending, Verdict] = {
    Ending.TIME: Verdict.TIME_LIMIT,
    Ending.MEMORY: Verdict.MEMORY_LIMIT,
    Ending.OUTPUT: Verdict.OUTPUT_LIMIT,
    Ending.DISK: Verdict.DISK_LIMIT,
    Ending.PROCESSES: Verdict.PROCESS_LIMIT,
    Ending.EXITED: Verdict.ERROR,
    Ending.CRASHED: Verdict.ERROR,
    Ending.UNREADABLE: Verdict.ERROR,
    Ending.STOPPED: Verdict.STOPPED,
    Ending.LOST: Verdict.NOT_JUDGED,
}

OURS = "This was our fault, not yours: your code could not be judged. It will be tried again and does not count."


def of_ending(ended: Ended, limits: Limits, profile: Profile) -> tuple[Verdict, str]:
    """For a session that something ended before its work was done."""
    return VERDICT_OF[ended.ending], _cut(_headline_of(ended, limits, profile))


def of_loading(error: ErrorReport) -> tuple[Verdict, str]:
    """For code that raised while it was loaded or run."""
    line = error.frames[-1]["line"] if error.frames else None
    at = f" in line {line}" if line else ""
    if error.type_name in ("SyntaxError", "IndentationError", "TabError"):
        return Verdict.ERROR, f"Python can't read your code: look at line {line or 1}."
    return Verdict.ERROR, _cut(f"Your code stopped with {error.type_name}{at}.")


def of_checks(results: Sequence[CheckResult]) -> tuple[Verdict, str]:
    """For checks that all had their turn."""
    passed = [result for result in results if result.outcome is Outcome.PASSED]
    failed = [result for result in results if result.outcome is Outcome.FAILED]
    if not failed and len(passed) < len(results):
        return Verdict.UNDECIDED, "Too close to the bar to decide: nothing is wrong, but nothing is proven either."
    if not failed:
        return Verdict.PASSED, "Every check is satisfied." if len(passed) > 1 else "The check is satisfied."
    if passed:
        verdict, count = Verdict.PARTLY, f"{len(passed)} of {len(results)} checks passed."
        return verdict, _cut(f"{count} Next: {_sentence(failed[0])}")
    if all(result.error and result.error.type_name == "NotImplementedError" for result in failed):
        return Verdict.FAILED, _cut(f"Nothing to judge yet: {_sentence(failed[0])}")
    if all(result.error for result in failed):
        return Verdict.ERROR, _cut(_obstacle(failed, all_failed=len(failed) == len(results)))
    return Verdict.FAILED, _cut(f"No check passed yet. Start here: {_sentence(failed[0])}")


def _obstacle(failed: Sequence[CheckResult], *, all_failed: bool) -> str:
    """For checks that all ended in exceptions; those that build on them were not tried."""
    kinds = {result.error.type_name for result in failed if result.error}
    if all_failed:
        return f"Every check met {f'the same obstacle, {kinds.pop()}' if len(kinds) == 1 else 'an exception'}."
    met = "One check" if len(failed) == 1 else f"{len(failed)} checks"
    rest = f"what builds on {'it' if len(failed) == 1 else 'them'} was not tried"
    return f"{met} met {kinds.pop() if len(kinds) == 1 else 'exceptions'}; {rest}."


def _sentence(result: CheckResult) -> str:
    if not result.call or (result.error and result.error.type_name == "NotImplementedError"):
        return result.message  # nothing was called, or nothing is written: there is no check to look at yet
    return f"“{result.name}”."


def _headline_of(ended: Ended, limits: Limits, profile: Profile) -> str:
    sentences = {
        Ending.TIME: f"Your code ran longer than it may ({limits.call_s:g} s a call, {limits.session_s:g} s in all).",
        Ending.MEMORY: f"Your code needed more than the {profile.size.memory_bytes // 2**20} MB of memory it may use.",
        Ending.OUTPUT: f"Your code printed more than the {limits.output_bytes // 1024} KB it may print.",
        Ending.DISK: f"Your code wrote more than the {profile.size.scratch_bytes // 2**20} MB of files it may write.",
        Ending.PROCESSES: f"Your code started more than the {profile.size.processes} processes and threads it may.",
        Ending.EXITED: f"Your program ended itself (exit code {ended.exit_code}) before it was asked everything.",
        Ending.CRASHED: f"Your program crashed (signal {ended.signal}): a library was misused, or memory overwritten.",
        Ending.UNREADABLE: f"What your code answered could not be read: {ended.detail or 'it was malformed'}.",
        Ending.STOPPED: "You stopped it.",
    }
    return sentences.get(ended.ending, OURS)


def _cut(text: str) -> str:
    return text if len(text) <= HEADLINE else text[: HEADLINE - 1] + "…"
