"""An error nobody foresaw → a log entry without anybody's words, and a calm sentence."""

import logging
import traceback

import streamlit as st

SENTENCE = (
    "Something went wrong on our side. What you had typed or saved is kept. Reload the page to "
    "go on; if it happens again, tell whoever runs this program what you pressed last."
)
LOGGERS = (
    "streamlit.error_util",
    "streamlit.runtime.app_session",
    "streamlit.runtime.scriptrunner.script_runner",
    "streamlit.web.server.starlette.starlette_auth_routes",
    "uvicorn.error",
    "asyncio",
)
"""Who tells of errors: in a page, around it, while signing in, on a route, in the background."""


class WithoutWords(logging.Filter):
    """
    Keep only the type of an error and where it happened.

    Its message is dropped, and so are the messages of what caused it: they may quote a person.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the entry; it is always logged."""
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.msg}\n{described(record.exc_info[1])}"
            record.exc_info = None
        return True


def described(error: BaseException) -> str:
    """The chain of errors as types and places, the first cause first; no messages."""
    parts = []
    seen: set[int] = set()
    step: BaseException | None = error
    while step is not None and id(step) not in seen:  # errors can name each other as the cause
        seen.add(id(step))
        places = [
            f"  {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(step.__traceback__)
        ]
        parts.append("\n".join([*places, type(step).__qualname__]))
        step = step.__cause__ or step.__context__
    return "\n".join(reversed(parts))


def install() -> None:
    """Let errors be logged without their messages, on pages and on plain routes."""
    for logger in map(logging.getLogger, LOGGERS):
        if not any(isinstance(f, WithoutWords) for f in logger.filters):
            logger.addFilter(WithoutWords())


def show(_error: Exception) -> bool:
    """Say what happened in the reader's words, in place of Streamlit's own box."""
    st.error(SENTENCE, icon=":material/healing:")
    return True
