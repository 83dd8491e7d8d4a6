"""The one ASGI entry: `streamlit run app.py`, or `uvicorn app:app` behind a proxy."""

import streamlit as st

from coaching import centre, crashes, sorting, web

crashes.install()
centre.at_start()
sorting.warming()
app = st.App(
    "coaching/main.py",
    routes=web.routes(),
    middleware=web.middleware(),
    on_script_error=crashes.show,
)
