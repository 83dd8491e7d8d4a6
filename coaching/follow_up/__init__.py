"""The record, letters and calls → what is due to whom, until when, and when it is enough."""

from coaching.follow_up.counts import Answers, answers, contacts_used, followed_up
from coaching.follow_up.due import Due, asks, due, unheard
from coaching.follow_up.record import Record, asked_on, held_round, reminder_due, times_asked
from coaching.follow_up.window import Window, window

__all__ = [
    "Answers",
    "Due",
    "Record",
    "Window",
    "answers",
    "asked_on",
    "asks",
    "contacts_used",
    "due",
    "followed_up",
    "held_round",
    "reminder_due",
    "times_asked",
    "unheard",
    "window",
]
