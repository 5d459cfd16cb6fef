"""A real worker that is killed at one point of a letter's way. Started by a test.

celery --app tests.letters.mortal worker --pool solo, with DIE_AT in the environment.
"""

import os
import signal
from collections.abc import Callable
from typing import Any

import django

django.setup()

from accounts import reaching  # noqa: E402
from careplan.config.celery import app  # noqa: E402


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def before(function: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*args: Any, **kwargs: Any) -> Any:
        die()
        return function(*args, **kwargs)

    return dying


def after(function: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*args: Any, **kwargs: Any) -> Any:
        function(*args, **kwargs)
        die()

    return dying


def second(function: Callable[..., Any]) -> Callable[..., Any]:
    done: list[bool] = []

    def dying(*args: Any, **kwargs: Any) -> Any:
        if done:
            die()
        done.append(True)
        return function(*args, **kwargs)

    return dying


where = os.environ["DIE_AT"]
if where == "claimed":
    reaching._claim = after(reaching._claim)
elif where == "connected":
    reaching.Post.open = after(reaching.Post.open)  # type: ignore[method-assign]
elif where == "handing over":
    reaching.Post.give = before(reaching.Post.give)  # type: ignore[method-assign]
elif where == "after the server's yes":
    reaching.Post.give = after(reaching.Post.give)  # type: ignore[method-assign]
elif where == "one sent":
    reaching._hand_over = second(reaching._hand_over)

__all__ = ["app"]
