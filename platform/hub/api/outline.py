"""/api/courses/: what is taught, the same for everybody who may read. How far one is has an address of its own."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.models import Course
from courses.reports import course_report
from hub.access import course_for
from hub.api.base import ReadersView
from hub.api.serializers.errors import READING, refusals
from hub.api.serializers.outline import CourseLineSerializer, OutlineSerializer, TopicSerializer
from hub.pages.topics import topic_context


@extend_schema(tags=["course"])
class Courses(ReadersView):
    @extend_schema(
        operation_id="courses",
        summary="The courses of this site",
        responses={200: CourseLineSerializer(many=True), **refusals(401, 429)},
    )
    def get(self, request: Request) -> Response:
        return Response(CourseLineSerializer(Course.objects.all(), many=True).data)


@extend_schema(tags=["course"])
class Outline(ReadersView):
    @extend_schema(
        operation_id="outline",
        summary="One course: parts, topics, objectives, exercises, projects",
        responses={200: OutlineSerializer, **refusals(*READING)},
    )
    def get(self, request: Request, slug: str) -> Response:
        course = course_for(slug)
        outline = {"course": course, "report": course_report(course, None)}
        return Response(OutlineSerializer(outline, context={"course": course}).data)


@extend_schema(tags=["course"])
class TopicView(ReadersView):
    @extend_schema(
        operation_id="topic",
        summary="One topic, with its resources",
        responses={200: TopicSerializer, **refusals(*READING)},
    )
    def get(self, request: Request, slug: str, key: str) -> Response:
        course = course_for(slug)
        topic = topic_context(course, course_report(course, None), key)["topic"]
        return Response(TopicSerializer(topic, context={"course": course}).data)
