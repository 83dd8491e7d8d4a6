"""The person comes to read the exact words again, by theme or by employer, and to correct them."""

from coaching import screen
from coaching.screen import highlighting, reading, themes

VIEWS = {"quotes": "Quotes", "themes": "Themes"}

screen.title("Quotes and themes")
interviews = screen.journal().interviews()
if screen.switch("View", VIEWS, "show") == "themes":
    themes.themes(interviews)
elif not any(f.points or f.raw for i in interviews for f in i.feedback):
    screen.nothing_yet(
        "**No words yet.** What employers say, word for word, gathers here; so does your own view."
    )
else:
    wanted = reading.filters(interviews)
    reading.quotes(interviews, wanted)
    highlighting.dialog()
