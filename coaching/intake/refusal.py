"""Why the process behind the guard will not read a file: a sentence for the reader."""


class Refused(Exception):
    """The message says what the reader can do."""
