"""People at /admin/: where an administrator makes accounts and instructors. Other tables have their own writers."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from courses.models import User


class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = ("username", "first_name", "last_name", "is_instructor", "is_staff", "is_active")
    list_filter = ("is_instructor", "is_staff", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "is_instructor", "is_staff", "is_superuser")}),
        ("Times", {"fields": ("last_login", "date_joined")}),
    )


admin.site.register(User, PersonAdmin)
