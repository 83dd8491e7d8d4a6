"""How they like to be reached, and whether a call is welcome → call them, or write."""

from enum import StrEnum

from coaching.model import Interview


class Way(StrEnum):
    """What is offered first; the other stays possible, except a call that is not welcome."""

    CALL = "call"
    WRITE = "write"


def way(interview: Interview) -> Way:
    """
    How to approach an employer after the thank-you letter, which is always written.

    A call only when they said that they like it, or that it is welcome and named no other way.
    """
    if interview.phone_welcome is False:
        return Way.WRITE
    liked = interview.preferred_channel
    welcome = liked == "Phone" or (not liked and interview.phone_welcome is True)
    return Way.CALL if welcome else Way.WRITE
