"""A real OpenID Connect provider on loopback, on which a test says who somebody is by a click."""

import base64
import hashlib
import html
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from coaching.model import Person
from tests.browser.server import free_port

CLIENT, SECRET = "afterword", "a secret between the provider and the site"


@dataclass
class Provider:
    """
    Discovery, authorization code with PKCE and nonce, token, keys, and sign-out by the standard.

    Whoever comes to its page chooses a name from ``people``; there are no passwords. Codes are for
    one use, the client is asked for its secret, and where to return to is compared.

    Attributes:
        people: subject → what is said about that person beside iss and sub.
        sites: Addresses that may be returned to, as /oauth2callback below them.
    """

    url: str
    people: dict[str, dict[str, Any]]
    sites: set[str] = field(default_factory=set)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _key: RSAKey = field(
        default_factory=lambda: RSAKey.generate_key(
            2048, parameters={"kid": "one", "alg": "RS256", "use": "sig"}
        )
    )

    def person(self, subject: str) -> Person:
        """How the site knows this person."""
        return Person(self.url, subject)

    def app(self) -> Starlette:
        """The provider's pages."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._about),
                Route("/keys", self._keys),
                Route("/authorize", self._ask),
                Route("/choose", self._chosen),
                Route("/token", self._token, methods=["POST"]),
                Route("/end", self._end),
            ]
        )

    async def _about(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
                "end_session_endpoint": f"{self.url}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def _ask(self, asked: Request) -> Response:
        query = dict(asked.query_params)
        if query.get("client_id") != CLIENT or not self._may_return(query.get("redirect_uri", "")):
            return Response("Unknown client or return address.", 400)
        links = (
            f'<p><a href="/choose?{html.escape(urlencode({**query, "subject": subject}))}">'
            f"I am {html.escape(subject)}</a></p>"
            for subject in self.people
        )
        return HTMLResponse(f"<title>Who are you?</title>{''.join(links)}")

    def _may_return(self, address: str) -> bool:
        return any(address == f"{site}/oauth2callback" for site in self.sites)

    async def _chosen(self, asked: Request) -> Response:
        query = dict(asked.query_params)
        if not self._may_return(query.get("redirect_uri", "")):
            return Response("Unknown return address.", 400)
        code = secrets.token_urlsafe(16)
        self._codes[code] = query
        back = urlencode({"code": code, "state": query["state"]})
        return RedirectResponse(f"{query['redirect_uri']}?{back}", 303)

    async def _token(self, asked: Request) -> Response:
        form = {name: str(value) for name, value in (await asked.form()).items()}
        query = self._codes.pop(form.get("code", ""), None)
        if query is None or not self._is_client(asked, form) or not _proven(query, form):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        said = {
            "iss": self.url,
            "sub": query["subject"],
            "aud": CLIENT,
            "iat": now,
            "exp": now + 600,
            "nonce": query["nonce"],
            **self.people[query["subject"]],
        }
        token = jwt.encode({"alg": "RS256", "kid": "one"}, said, self._key)
        return JSONResponse(
            {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "id_token": token}
        )

    def _is_client(self, asked: Request, form: dict[str, str]) -> bool:
        given = f"{form.get('client_id')}:{form.get('client_secret')}"
        if "authorization" in asked.headers:
            given = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
        return given.replace("%20", " ").replace("+", " ") == f"{CLIENT}:{SECRET}"

    async def _end(self, asked: Request) -> Response:
        address = asked.query_params.get("post_logout_redirect_uri", "")
        if not self._may_return(address):
            return Response("Unknown return address.", 400)
        return RedirectResponse(address, 303)


def _proven(query: dict[str, str], form: dict[str, str]) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    return query.get("code_challenge") == base64.urlsafe_b64encode(digest).decode().rstrip("=")


@contextmanager
def a_provider(people: dict[str, dict[str, Any]]) -> Iterator[Provider]:
    """A provider that answers while the block runs."""
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}", people)
    server = uvicorn.Server(uvicorn.Config(provider.app(), port=port, log_config=None, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield provider
    server.should_exit = True
    thread.join(10)
