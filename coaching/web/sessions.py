"""A browser that comes back → a session of its own, never one whose number it only names."""

from starlette.types import ASGIApp, Receive, Scope, Send

PROTOCOL = b"sec-websocket-protocol"


class SessionsStayHome:
    """
    ASGI middleware: nobody goes on in a Streamlit session by naming its number.

    Streamlit's browser side names the session it had in the third place of that header. Among
    people without an account, who all look alike to Streamlit, the number alone would open what
    another had on the screen. Here each connection begins a session; what was typed is in the
    database and in the browser, and who may read what is told by the cookie on every run.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, without the number."""
        if scope["type"] == "websocket":
            scope = {
                **scope,
                "headers": [(n, _nameless(v) if n == PROTOCOL else v) for n, v in scope["headers"]],
            }
        await self._app(scope, receive, send)


def _nameless(named: bytes) -> bytes:
    return b",".join(named.split(b",")[:2])
