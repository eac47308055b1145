"""The site's settings for workers of these tests: everything real but the judge, which stands in at the edge."""

from hub.settings import *  # noqa: F403

GRADER_JUDGE = "tests.standin.Judge"
