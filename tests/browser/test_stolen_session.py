"""The number of a reader's Streamlit session shows nothing to another and takes nothing away."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from coaching.model import Choice, Terms
from coaching.screen.sharing import end_of
from tests.browser.driving import idle
from tests.browser.hosted import Hosted
from tests.build import a_point, an_interview
from tests.store.looking import NOW

WORDS = "One example more would have helped."


def a_link(hosted: Hosted) -> str:
    with hosted.store() as store:
        journal = store.journal(hosted.person("ada"))
        journal.add_interview(an_interview(a_point(text=WORDS)), request="1", now=NOW)
        return journal.links.make("M", Choice(), Terms(end_of(date(2099, 1, 1))), now=NOW)[1]


def test_it_opens_nothing(hosted: Hosted, new_page: Callable[..., Page]) -> None:
    page = new_page(at=hosted.server)
    frames: list[bytes] = []

    def keep(frame: bytes | str) -> None:
        frames.append(frame if isinstance(frame, bytes) else frame.encode())

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", keep)

    page.on("websocket", listen)
    page.goto(f"/s#{a_link(hosted)}")
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_text(WORDS).first).to_be_visible(timeout=30_000)
    idle(page)
    stolen = number_in(frames)
    assert any(WORDS.encode() in frame for frame in frames)

    with connect(
        f"ws://127.0.0.1:{hosted.server.port}/_stcore/stream",
        origin=Origin(hosted.url),
        subprotocols=[Subprotocol(each) for each in ("streamlit", "token", stolen)],
        max_size=None,
        proxy=None,
    ) as thief:
        asked = BackMsg()
        asked.rerun_script.query_string = page.url.partition("?")[2]
        asked.rerun_script.page_name = "read"
        thief.send(asked.SerializeToString())
        heard = until_finished(thief.recv)

    assert number_in(heard) != stolen
    assert not any(WORDS.encode() in frame for frame in heard)
    assert any(b"This is not shared with you any more." in frame for frame in heard)
    page.get_by_text("Part by part").click()
    expect(page.get_by_role("heading", name="The question")).to_be_visible(timeout=30_000)


def number_in(frames: list[bytes]) -> str:
    """The session's number, which its first message names."""
    read = (ForwardMsg.FromString(frame) for frame in frames)
    first = next(message for message in read if message.HasField("new_session"))
    return str(first.new_session.initialize.session_id)


def until_finished(receive: Callable[..., object]) -> list[bytes]:
    """All that is sent until the script has run."""
    heard: list[bytes] = []
    while True:
        frame = receive(timeout=30)
        assert isinstance(frame, bytes)
        heard.append(frame)
        if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            return heard
