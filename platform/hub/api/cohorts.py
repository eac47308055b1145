"""/api/cohorts/: the cohorts one teaches, and how far their learners are. Everybody else's do not exist."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.cohort_reports import cohort_table
from hub.access import cohort_for, cohorts_of
from hub.api.base import LearnersView
from hub.api.serializers.cohorts import CohortLineSerializer, CohortTableSerializer, TableQuerySerializer
from hub.api.serializers.errors import READING, refusals


@extend_schema(tags=["cohorts"])
class Cohorts(LearnersView):
    @extend_schema(
        operation_id="cohorts",
        summary="The cohorts that I teach; none for a learner",
        responses={200: CohortLineSerializer(many=True), **refusals(401, 429)},
    )
    def get(self, request: Request) -> Response:
        return Response(CohortLineSerializer(cohorts_of(request.user), many=True).data)


@extend_schema(tags=["cohorts"])
class CohortTableView(LearnersView):
    @extend_schema(
        operation_id="cohort_table",
        summary="Learners and topics of a cohort that I teach",
        description="What was judged, and nothing else: drafts, Runs, ticks and hints are the learner's alone.",
        parameters=[TableQuerySerializer],
        responses={200: CohortTableSerializer, **refusals(400, *READING)},
    )
    def get(self, request: Request, public_id: UUID) -> Response:
        found = cohort_for(request.user, public_id)
        asked = TableQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        return Response(CohortTableSerializer(cohort_table(found, **asked.validated_data)).data)
