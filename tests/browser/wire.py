"""A wire between the browser and the server that can be cut for what comes back."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def a_wire(to_port: int) -> Iterator[tuple[int, threading.Event]]:
    """A wire to the server on a port of its own; once the event is set it swallows replies."""
    cut, done = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.1)

    def carry(source: socket.socket, target: socket.socket, *, reply: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if not (reply and cut.is_set()):
                    target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def both_ways(inner: socket.socket) -> None:
        with inner, suppress(OSError), socket.create_connection(("127.0.0.1", to_port)) as outer:
            back = threading.Thread(target=carry, args=(outer, inner), kwargs={"reply": True})
            back.start()
            carry(inner, outer, reply=False)
            back.join()

    def accept() -> None:
        while not done.is_set():
            with suppress(TimeoutError):
                inner, _ = listening.accept()
                threads.append(threading.Thread(target=both_ways, args=(inner,)))
                threads[-1].start()

    threads.append(threading.Thread(target=accept))
    threads[0].start()
    with listening:
        yield listening.getsockname()[1], cut
        done.set()
        threads[0].join()
    for thread in threads[1:]:
        thread.join(10)
