"""The brief as a page, full of hostile words: opens without a network and asks for nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from coaching import report
from tests.sharing.test_reports import HOSTILE, full_of


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_asked_for_and_nothing_runs(
    chromium: Browser, tmp_path: Path, scheme: str
) -> None:
    file = tmp_path / "brief.html"
    file.write_bytes(report.page(full_of(" ".join(HOSTILE))))
    asked: list[str] = []
    said: list[str] = []
    with chromium.new_context(color_scheme=scheme, offline=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(file.as_uri())
        for closed in page.locator("summary").all():
            closed.click()
        page.pdf()

        assert asked == [file.as_uri()]
        assert said == []
        assert page.locator("svg[role=img]").count() >= 4
        assert page.locator("img, script, iframe, object, a").count() == 0
        assert page.get_by_text("onerror=alert(1)").first.is_visible()


def test_it_is_light_dark_and_printed_as_its_reader_has_it(
    chromium: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "brief.html"
    file.write_bytes(report.page(full_of("words")))
    grounds = {}
    with chromium.new_context(offline=True, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        for name, media in (
            ("light", {"color_scheme": "light"}),
            ("dark", {"color_scheme": "dark"}),
            ("paper", {"media": "print", "color_scheme": "dark"}),
        ):
            page.emulate_media(**media)  # type: ignore[arg-type]
            grounds[name] = page.evaluate("getComputedStyle(document.body).backgroundColor")
            ink = page.evaluate("getComputedStyle(document.querySelector('svg text')).fill")
            assert ink != grounds[name]

        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grounds["paper"] == "rgb(255, 255, 255)"
    assert len(set(grounds.values())) == 3
