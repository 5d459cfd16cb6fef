"""Pages of joining, signing in, inviting, and one's own account.

Of allauth's pages only those in use are here: its sign-up page is closed, and exists
for the name that allauth looks up.
"""

from allauth.account import views as allauth_account
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from accounts.development import development_letters
from accounts.views import inviting, joining, own, pausing

signing_in = [
    path("", allauth_account.request_login_code, name="account_request_login_code"),
    path(
        "code/", allauth_account.confirm_login_code, name="account_confirm_login_code"
    ),
    path("password/", allauth_account.login, name="account_login"),
    path("help/", own.cannot_get_in, name="cannot_get_in"),
    path("closed/", allauth_account.account_inactive, name="account_inactive"),
    path("new/", allauth_account.signup, name="account_signup"),
    path("again/", allauth_account.reauthenticate, name="account_reauthenticate"),
    path(
        "password/change/",
        allauth_account.password_change,
        name="account_change_password",
    ),
    path("password/set/", allauth_account.password_set, name="account_set_password"),
    path("second-step/", include("allauth.mfa.urls")),
]

people = [
    path("invite/", inviting.invite, name="invite"),
    path("invite/colleague/", inviting.invite_colleague, name="invite_colleague"),
    path("invite/<uuid:invitation_id>/", inviting.invitation, name="invitation"),
    path("invite/<uuid:invitation_id>/word/", inviting.new_word, name="new_word"),
    path("<uuid:who>/team/", inviting.care_team, name="care_team"),
    path("<uuid:who>/team/add/", inviting.add_colleague, name="add_colleague"),
    path("<uuid:who>/team/invite/", inviting.invite_supporter, name="invite_supporter"),
    path("<uuid:who>/team/<int:member>/end/", inviting.end_support, name="end_support"),
    path("<uuid:who>/asked-how/", pausing.asked_how, name="asked_how"),
]

account = [
    path("", own.account, name="account"),
    path("sign-out-elsewhere/", own.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("no-password/", own.do_without_password, name="do_without_password"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("join/", joining.join, name="join"),
    path("join/code/", joining.join_code, name="join_code"),
    path("welcome/", joining.welcome, name="welcome"),
    path("sign-in/", include(signing_in)),
    path("sign-out/", allauth_account.logout, name="account_logout"),
    path("people/", include(people)),
    path("account/", include(account)),
]
if settings.DEVELOPMENT_PAGES:
    urlpatterns.append(
        path("development/letters/", development_letters, name="development_letters")
    )
