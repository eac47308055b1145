"""Every address below /api/. They carry no version: answers only ever gain fields (docs/decisions.md)."""

from __future__ import annotations

from django.urls import path

from hub.api import cohorts, description, errors, exercises, outline, progress, submissions

app_name = "api"

urlpatterns = [
    path("", description.Index.as_view(), name="index"),
    path("docs/", description.docs, name="docs"),
    path("docs/quick-start/", description.quick_start, name="quick_start"),
    path("schema/", description.Schema.as_view(), name="schema"),
    path("courses/", outline.Courses.as_view(), name="courses"),
    path("courses/<slug:slug>/", outline.Outline.as_view(), name="course"),
    path("courses/<slug:slug>/topics/<str:key>/", outline.TopicView.as_view(), name="topic"),
    path("courses/<slug:slug>/progress/", progress.Progress.as_view(), name="progress"),
    path("exercises/<slug:key>/", exercises.ExerciseView.as_view(), name="exercise"),
    path("exercises/<slug:key>/submissions/", exercises.Submissions.as_view(), name="submissions"),
    path("exercises/<slug:key>/runs/", exercises.Runs.as_view(), name="runs"),
    path("exercises/<slug:key>/draft/", exercises.DraftView.as_view(), name="draft"),
    path("submissions/<uuid:public_id>/", submissions.SubmissionView.as_view(), name="submission"),
    path("submissions/<uuid:public_id>/events/", submissions.Events.as_view(), name="events"),
    path("submissions/<uuid:public_id>/stop/", submissions.Stop.as_view(), name="stop"),
    path("submissions/<uuid:public_id>/figures/<int:number>.png", submissions.FigureView.as_view(), name="figure"),
    path("cohorts/", cohorts.Cohorts.as_view(), name="cohorts"),
    path("cohorts/<uuid:public_id>/table/", cohorts.CohortTableView.as_view(), name="cohort_table"),
    path("me/", progress.Me.as_view(), name="me"),
    path("<path:rest>", errors.Unknown.as_view()),
]
