"""The person comes to see what keeps coming back, with its words and what it can and cannot say."""

from coaching import frames, screen, summary
from coaching.model import Origin
from coaching.screen import apart, filters, panels, words
from coaching.screen.views import views

screen.title("Trends")
every = filters.held(screen.journal().interviews())
if not every:
    screen.nothing_yet(
        "**Nothing to show yet, and nothing is expected of you.** Most employers give no "
        "feedback; your own view of one interview is enough to begin."
    )

interviews = filters.show(every)
coverage = frames.to_coverage(interviews)
heard = summary.employers_with_feedback(coverage)
panels.coverage(coverage)
if not heard.enough:
    panels.few(interviews, heard)
    apart.panels(frames.to_frame(interviews, screen.codebook()), coverage, Origin.OWN)
else:
    views()
panels.next_step(every)
words.drawer()
