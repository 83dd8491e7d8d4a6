"""
A hosted site with people who sign in: the app on a real database, beside a real provider.

Fixtures (import them by name into a test module, or use them as they are in ``conftest``):

``hosted``       the site on PostgreSQL, for one module. ``hosted.server`` is the running app,
                 ``hosted.provider`` who vouches for people, ``hosted.store()`` the database.
``signed_in``    ``signed_in(hosted, "ada")`` → a tab in a fresh browser, in which Ada signed in by
                 pressing the button and choosing her name at the provider. A second call with
                 another name is a second person in a second browser. Takes `size` and `scheme`.

People are made up as they are needed: any subject will do. On SQLite, or with other settings:
``with a_site(folder, sqlite_url) as hosted: …``. To make somebody a consultant, let them sign in
once and call ``hosted.give("grace", Role.CONSULTANT)``; before the first sign-in works as well.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from coaching.model import Person, Role
from coaching.store import Store, open_store
from tests.browser.driving import idle
from tests.browser.provider import CLIENT, SECRET, Provider, a_provider
from tests.browser.server import Server, free_port

COOKIE_SECRET = "a secret of the site, for its own cookies alone"  # noqa: S105 - of a throw-away site
PEOPLE = {
    "ada": {"name": "Ada Seeker", "email": "ada@example.org"},
    "sam": {"name": "Sam Seeker", "email": "sam@example.org"},
    "grace": {"name": "Grace Consultant", "email": "grace@example.org"},
    "hedy": {"name": "Hedy Administrator", "email": "hedy@example.org"},
}


@dataclass
class Hosted:
    """A running site and who vouches for its people."""

    server: Server
    provider: Provider

    @property
    def url(self) -> str:
        return self.server.url

    def person(self, subject: str) -> Person:
        """How the store knows this person."""
        return self.provider.person(subject)

    def store(self) -> Store:
        """The site's database; close it, or use it as a context."""
        return open_store(self.server.database_url)

    def give(self, subject: str, role: Role) -> None:
        """Give a role, as the command does."""
        with self.store() as store:
            store.accounts.give(self.person(subject), role)


@contextmanager
def a_site(folder: Path, database_url: str, **settings: str) -> Iterator[Hosted]:
    """The app in hosted mode on a migrated database, and its provider, while the block runs."""
    with a_provider(PEOPLE) as provider:
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        provider.sites.add(url)
        secrets = folder / "secrets.toml"
        secrets.write_text(
            f"""
            [auth]
            redirect_uri = "{url}/oauth2callback"
            cookie_secret = "{COOKIE_SECRET}"
            client_id = "{CLIENT}"
            client_secret = "{SECRET}"
            server_metadata_url = "{provider.url}/.well-known/openid-configuration"
            """,
            "utf-8",
        )
        hosted = {"AFTERWORD_MODE": "hosted", "STREAMLIT_SECRETS_FILES": str(secrets)}
        server = Server(folder, database_url, port, settings={**hosted, **settings}).start()
        try:
            yield Hosted(server, provider)
        finally:
            server.kill()


def sign_in(page: Page, subject: str) -> Page:
    """Press the button on the page the tab is on, and choose the name at the provider."""
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=f"I am {subject}").click()
    page.get_by_role("button", name="Sign out").wait_for(state="attached")
    idle(page)
    return page
