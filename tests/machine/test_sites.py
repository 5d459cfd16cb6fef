"""A site under test is a real server, and each test finds it as at the beginning."""

import pytest
from playwright.sync_api import Page

from accounts.models import User
from tests.cast import assemble
from tests.machine.browser import axe, look, sign_in_as, stays_within
from tests.machine.sites import Site


@pytest.mark.browser
@pytest.mark.both
def test_a_person_made_here_is_met_in_the_browser(empty_site: Site, page: Page) -> None:
    with empty_site.inside():
        assert not User.objects.exists()
        sam = assemble()["sam"]
    sign_in_as(page, empty_site, sam.email)
    page.goto(empty_site.url)
    assert "/plan/" in page.url
    axe(page)
    stays_within(page)
    assert len(look(page, "machine-sam")) == 3


@pytest.mark.both
@pytest.mark.browser
def test_what_one_test_did_the_next_does_not_find(empty_site: Site) -> None:
    for _ in range(2):
        with empty_site.inside():
            assert not User.objects.exists()
            assemble()
            assert User.objects.exists()
        empty_site.restore()


@pytest.mark.both
@pytest.mark.browser
def test_the_demos_world_is_there(live_site: Site) -> None:
    with live_site.inside():
        assert User.objects.filter(called="Sam").exists()
