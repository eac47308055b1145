"""Every address of the site in one place (docs/ARCHITECTURE.md lists them with what they answer).

One is missing: /submissions/<id>/events/ exists only where the site is served by `hub.asgi`.
"""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from health_check.views import HealthCheckView

from hub.pages import (
    attempts,
    cohorts,
    drafts,
    exercises,
    hints,
    home,
    joining,
    lessons,
    managing,
    members,
    operations,
    progress,
    quizzes,
    reference,
    reviews,
    signing_in,
    start,
    submissions,
    tokens,
    topics,
    weeks,
)

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# The pages of a course: one stands at the root of the site, others at /courses/<slug>/ (Course.address).
course_pages: list[URLPattern] = [
    path("", home.home, name="home"),
    path("start/", start.start, name="start"),
    path("progress/", progress.progress, name="progress"),
    path("weeks/<int:number>/", weeks.week, name="week"),
    path("weeks/<int:number>/boxes/", weeks.box, name="week_boxes"),
    path("topics/<str:key>/", topics.topic, name="topic"),
    path("topics/<str:key>/lesson/", lessons.lesson, name="lesson"),
    path("topics/<str:key>/lesson/run/", lessons.run, name="lesson_run"),
    path("topics/<str:key>/lesson/figures/<str:name>", lessons.figure, name="lesson_figure"),
    path("topics/<str:key>/quiz/", quizzes.quiz, name="quiz"),
    path("topics/<str:key>/quiz/<str:question>/", quizzes.answer, name="quiz_answer"),
    path("topics/<str:key>/quiz/<str:question>/marks/", quizzes.marks, name="quiz_marks"),
    path("review/", reviews.review, name="review"),
    path("review/<str:key>/<str:question>/", reviews.question, name="review_question"),
    path("review/<str:key>/<str:question>/marks/", reviews.marks, name="review_marks"),
    path("topics/<str:key>/objectives/", topics.objective, name="topic_objectives"),
    path("topics/<str:key>/resources/", topics.resource, name="topic_resources"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *course_pages,
    path("courses/<slug:slug>/", include((course_pages, "course"))),
    path("start/check/", start.check, name="environment_check"),
    path("exercises/<slug:key>/", exercises.exercise, name="exercise"),
    path("exercises/<slug:key>/submit/", exercises.submit, name="submit"),
    path("exercises/<slug:key>/draft/", drafts.draft, name="draft"),
    path("exercises/<slug:key>/hints/<int:task>/", hints.hint, name="hints"),
    path("exercises/<slug:key>/reference/", reference.reference, name="reference"),
    path("exercises/<slug:key>/attempts/", attempts.attempts, name="attempts"),
    path("submissions/<uuid:public_id>/", submissions.submission, name="submission"),
    path("submissions/<uuid:public_id>/state/", submissions.state, name="submission_state"),
    path("submissions/<uuid:public_id>/results/", submissions.results, name="submission_results"),
    path("submissions/<uuid:public_id>/stop/", submissions.stop, name="submission_stop"),
    path("submissions/<uuid:public_id>/figures/<int:number>.png", submissions.figure, name="submission_figure"),
    path("accounts/api-tokens/", tokens.tokens, name="api_tokens"),
    path("accounts/api-tokens/<int:key>/revoke/", tokens.revoke, name="revoke_api_token"),
    path("cohorts/", cohorts.listing, name="cohorts"),
    path("cohorts/new/", cohorts.new, name="cohort_new"),
    path("cohorts/<uuid:public_id>/", cohorts.cohort, name="cohort"),
    path("cohorts/<uuid:public_id>/manage/", managing.manage, name="cohort_manage"),
    path("cohorts/<uuid:public_id>/learners/<str:username>/", members.member, name="member"),
    path("cohorts/<uuid:public_id>/learners/<str:username>/remove/", members.remove, name="member_remove"),
    path("cohorts/<uuid:public_id>/leave/", joining.leave, name="cohort_leave"),
    path("join/", joining.by_code, name="join"),
    path("join/<str:code>/", joining.invitation, name="invitation"),
    path("accounts/", include("allauth.urls")),
    path("api/", include("hub.api.urls")),
    path("sign-in/<str:token>/", signing_in.sign_in, name="sign_in"),
    path("admin/", admin.site.urls),
    path("health/", HealthCheckView.as_view(checks=["health_check.checks.Database"]), name="health"),
    path("metrics", operations.metrics, name="metrics"),
]

handler500 = "hub.pages.errors.server_error"
