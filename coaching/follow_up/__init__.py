"""The record, letters and calls → what is due to whom, until when, and when it is enough."""

from coaching.follow_up.counts import Answers, answers, contacts_used, followed_up
from coaching.follow_up.due import Due, asks_from, due, unheard
from coaching.follow_up.record import Record, asked_on, held_round, reminder_due, times_asked
from coaching.follow_up.way import Way, way
from coaching.follow_up.window import Window, window

__all__ = [
    "Answers",
    "Due",
    "Record",
    "Way",
    "Window",
    "answers",
    "asked_on",
    "asks_from",
    "contacts_used",
    "due",
    "followed_up",
    "held_round",
    "reminder_due",
    "times_asked",
    "unheard",
    "way",
    "window",
]
