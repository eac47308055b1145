"""The tensor doctor: says which well-known mistake a check's wrong answers look like.

`diagnose` looks at all calls of a check together and speaks only when the evidence is strong (docs/doctor.md lists what
it recognises). Pure functions over data that has already left the sandbox: NumPy only, no Django, no torch. Deciding
whether an answer is right, and saying which contract it broke, is left to `grader.checks`; showing the words, to the
pages.

    pair = Pair(got=answer, want=a @ b, inputs={"a": a, "b": b})
    diagnosis = diagnose(Observation(pairs=(pair, ...)))      # Diagnosis | None
"""

from grader.diagnosis.doctor import diagnose
from grader.diagnosis.observation import Observation, Pair

__all__ = ["Observation", "Pair", "diagnose"]
