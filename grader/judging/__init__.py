"""Judging: a process of its own runs an exercise's checks against a sandbox, a worker hands it work and gets a report.

    judge = Judge()
    report = judge.work(job, on_event, should_stop, deadline_s=120)

`work` is what happens inside the judge process, `process` its life, `pool` the worker's side. Nothing here knows of
Django, of the database or of people; a JudgeJob holds all that a judge may know.
"""

from grader.judging.pool import Judge, JudgePool

__all__ = ["Judge", "JudgePool"]
