"""uvicorn as `streamlit run` starts it → no Server header, and small messages sent at once."""

import socket
from functools import wraps

from uvicorn.config import Config
from uvicorn.server import Server


def name_no_server() -> None:
    """
    Leave the Server header out, also under `streamlit run`, which has no setting for it.

    uvicorn reads `Config.encoded_headers` anew each second, so a property on the class reaches
    the configuration that was made before the app was imported.
    """
    Config.encoded_headers = property(lambda _: [], lambda _, __: None)  # type: ignore[assignment]


def send_at_once() -> None:
    """
    Switch Nagle's algorithm off where connections are taken; each connection inherits that.

    Streamlit 1.67 makes its socket with protocol 0. asyncio then leaves TCP_NODELAY off, and the
    second of two small messages waits up to 40 ms for the browser to acknowledge the first: on
    every click, and on every file.
    """
    if hasattr(Server.startup, "__wrapped__"):
        return
    started = Server.startup

    @wraps(started)
    async def startup(server: Server, sockets: list[socket.socket] | None = None) -> None:
        for listening in sockets or ():
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await started(server, sockets)

    Server.startup = startup  # type: ignore[method-assign, assignment]
