"""Deny by default: a queryset gives nothing to anyone until its model says whom."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


class DenyByDefault(models.QuerySet[Any]):
    """Base of every queryset whose rows are fetched for a person."""

    def visible_to(self, user: "User", *, at: Any) -> Self:
        """Give the rows this user may see at that moment: none, until overridden."""
        return self.none()
