"""What Streamlit itself costs: two pages of one line and one button."""

import streamlit as st


def here() -> None:
    """The page that is opened first."""
    st.button(f"Again {st.session_state.setdefault('runs', 0)}")
    st.session_state["runs"] += 1


def there() -> None:
    """The page that is switched to."""
    st.button("There")


st.navigation([st.Page(here, default=True), st.Page(there)]).run()
