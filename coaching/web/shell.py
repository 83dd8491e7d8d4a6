"""Streamlit's index.html → the shell of each page: where its server is, what it needs soon."""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

FRONTEND = Path(streamlit.__file__).parent / "static"
PAGES = Path(__file__).parents[2] / "pages"
FONT_PATH = "/fonts/afterword-serif.woff2"
EVERYWHERE = ("Html", "Button", "ButtonGroup", "Selectbox")
ALSO = {
    "/trends": ("PlotlyChart", "BidiComponent"),
    "/add_feedback": ("BidiComponent",),
    "/quotes": ("BidiComponent",),
    "/practice": ("BidiComponent",),
}
"""What draws the largest part of a page."""

# Left alone, Streamlit looks for its server below the page's own path first, is told 404, and
# waits 150 ms before it looks at the root. With the cookie of an earlier visit it need not look:
# it connects at once. A first visit has to, since the answer brings that cookie. No origin may send
# messages ("none" is no origin): pages are never embedded.
SERVER = (
    "window.__streamlit={BACKEND_BASE_URL:location.origin};"
    'if(document.cookie.includes("_streamlit_xsrf="))'
    'window.__streamlit.HOST_CONFIG={allowedOrigins:["none"],useExternalAuthToken:false}'
)
IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")
HEAD_OF_A_BUNDLE = 20_000
"""Characters of a bundle that hold its imports, which come first."""


def shell(path: str) -> str:
    """The HTML for the page with this path: Streamlit's own, and three things at its head."""
    index = (FRONTEND / "index.html").read_text("utf-8")
    soon = [
        f'<link rel="preload" href="{FONT_PATH}" as="font" type="font/woff2" crossorigin>',
        *(
            f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
            for name in bundles((*ALSO.get(path, ()), *EVERYWHERE))
            if name not in index
        ),
    ]
    first = index.replace("<head>", f"<head>\n    <script>{SERVER}</script>", 1)
    return first.replace("</head>", "".join(f"  {link}\n  " for link in soon) + "</head>", 1)


def bundles(names: Iterable[str]) -> list[str]:
    """
    File names of the bundles that draw these elements, and of all that they import.

    A name without a bundle is left out: that the browser asks early is a help, not a need.
    """
    found: dict[str, None] = {}
    waiting = [
        file.name for name in names for file in (FRONTEND / "static/js").glob(f"{name}.*.js")
    ]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting.extend(_imports(name))
    return list(found)


def _imports(name: str) -> Iterator[str]:
    with (FRONTEND / "static/js" / name).open(encoding="utf-8") as bundle:
        head = bundle.read(HEAD_OF_A_BUNDLE)
    return (imported[1] for imported in IMPORTED.finditer(head))


def routes() -> list[Route]:
    """One for each page; any other path goes on to Streamlit and gets its own index.html."""
    paths = ("/", *(f"/{page.stem}" for page in PAGES.glob("*.py")))
    return [Route(path, _answer(shell(path)), methods=["GET"]) for path in paths]


def _answer(html: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        return HTMLResponse(html)

    return answer
