"""The person comes to see what keeps coming back, with its words and what it can and cannot say."""

from coaching import frames, screen, summary
from coaching.screen import panels, words

VIEWS = {"summary": "Summary", "interviews": "Interviews"}

screen.title("Trends")
interviews = screen.journal().interviews()
if not interviews:
    screen.nothing_yet(
        "**Nothing to show yet, and nothing is expected of you.** Most employers give no "
        "feedback; your own view of one interview is enough to begin."
    )

points, coverage = frames.to_frame(interviews), frames.to_coverage(interviews)
heard = summary.employers_with_feedback(coverage)
panels.coverage(coverage)
if not heard.enough:
    panels.few(interviews, heard)
elif screen.switch("View", VIEWS, "view") == "summary":
    panels.valued_and_asked_for(points, coverage)
    panels.differences(points)
    panels.not_about_you(points, coverage)
else:
    panels.matrix()
panels.next_step(interviews)
words.drawer()
