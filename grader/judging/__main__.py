"""`python -m grader.judging`: a judge process. Started by `grader.judging.pool`, never by hand."""

from grader.judging.process import serve

serve()
