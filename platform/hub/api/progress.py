"""/api/me/ and /api/courses/<slug>/progress/: who I am here, and how far I am."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.reports import course_report
from hub.access import course_for
from hub.api.base import LearnersView
from hub.api.serializers.errors import READING, refusals
from hub.api.serializers.progress import MeSerializer, ProgressSerializer
from hub.pages.progress import figures_of


@extend_schema(tags=["me"])
class Me(LearnersView):
    @extend_schema(operation_id="me", summary="Who I am here", responses={200: MeSerializer, **refusals(401, 429)})
    def get(self, request: Request) -> Response:
        return Response(MeSerializer(self.learner).data)


@extend_schema(tags=["me"])
class Progress(LearnersView):
    @extend_schema(
        operation_id="progress",
        summary="How far I am in a course",
        description="What you ticked is your own word; evidence comes from tasks you passed. Each stands for itself.",
        responses={200: ProgressSerializer, **refusals(*READING)},
    )
    def get(self, request: Request, slug: str) -> Response:
        course = course_for(slug)
        report = course_report(course, self.learner)
        told = {
            "course": course.slug,
            "figures": figures_of(report.topics),
            "next": report.next,
            "topics": report.topics,
        }
        return Response(ProgressSerializer(told).data)
