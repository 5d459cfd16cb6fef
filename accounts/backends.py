"""Who is signed in: the user, with what every page asks about them, in one query."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User


class Backend(AuthenticationBackend):
    """Finds a user by e-mail address and password, or by the id in a session."""

    def get_user(self, user_id: UUID | str) -> User | None:
        """Give the user with their page and their work, whichever there is."""
        user = (
            User.objects.select_related("service_user", "worker_profile")
            .filter(pk=user_id)
            .first()
        )
        return user if user and self.user_can_authenticate(user) else None
