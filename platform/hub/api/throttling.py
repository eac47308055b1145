"""How often one may ask, per minute: visitors by address, learners by account (settings.API_RATES).

Following three submissions at two questions a second must never come near it; what holds back work itself is
`grader.submitting`, for pages and programs alike.
"""

from __future__ import annotations

from django.conf import settings
from rest_framework.throttling import AnonRateThrottle, UserRateThrottle


class Visitors(AnonRateThrottle):
    scope = "api_visitors"

    def get_rate(self) -> str:
        return f"{settings.API_RATES['visitors']}/min"


class Learners(UserRateThrottle):
    scope = "api_learners"

    def get_rate(self) -> str:
        return f"{settings.API_RATES['learners']}/min"
