"""The one ASGI entry: `streamlit run app.py`, or `uvicorn app:app` behind a proxy."""

import streamlit as st

from coaching import web

app = st.App("coaching/main.py", routes=web.routes(), middleware=web.middleware())
