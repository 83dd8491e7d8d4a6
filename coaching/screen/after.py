"""After saving: a strength is quoted back, then the one next step."""

import streamlit as st

from coaching import screen
from coaching.model import Feedback, Interview, Kind, Letter, Origin, Status, Topic
from coaching.screen import hearing, letters
from coaching.screen import help as centre_help

REWARD = """something that does you good; you have done the thinking. A walk, a call to a friend, \
good food, an early night. It is noted nowhere, and you can skip it."""


def saved(interview: Interview, kept: Feedback) -> None:
    """Say what was kept and offer the next step, which may be rest."""
    points = [p for p in kept.points if p.kind not in (Kind.REASON, Kind.REMARK)]
    strengths = [p for p in points if p.kind is Kind.STRENGTH]
    with st.container(border=True, key="saved"):
        st.subheader("Saved", anchor=False)
        own = kept.origin is Origin.OWN
        whose = f"{'your own view, ' if own else ''}**{screen.safe(interview.employer)}**"
        declined = kept.status is Status.DECLINED
        count = "The message" if declined else screen.plural(len(points), "point")
        none = " Kept as: no feedback given." if declined else ""
        lead = "What went well:" if own else "They valued:"
        valued = f" {lead} “{screen.safe(strengths[0].text)}”" if strengths else ""
        st.markdown(f"{count} from {whose}.{valued}{none}")
        if own:
            st.markdown(f"**Next:** {REWARD}")
        else:
            st.markdown(
                "**Next:** thank them in two sentences. It takes about two minutes and leaves the "
                "door open."
            )
        with st.container(horizontal=True):
            if not own and st.button(
                "Write the thank-you", type="primary", icon=":material/mail:", key="saved_thanks"
            ):
                letter = Letter.NO_FEEDBACK_THANKS if declined else Letter.FEEDBACK_THANKS
                known = letters.record()
                letters.begin(known, letter, interview, known.whom(interview))
            if kept.origin is Origin.EMPLOYER:
                hearing.menu(interview, "saved_heard", heard_on=kept.received_on)
            if st.button("See what comes back", icon=":material/grid_view:", key="saved_trends"):
                screen.go("trends")
            if st.button("Enough for today", type="tertiary", key="saved_rest"):
                screen.go("today")
    if st.button("Add more", icon=":material/add:", key="saved_more"):
        screen.go("add_feedback", draft=screen.request())
    centre_help.folded(Topic.FEEDBACK)
