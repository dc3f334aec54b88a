"""An OpenID provider of the test's own: discovery, authorisation, token (RS256, PKCE), keys and profile, over HTTP."""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "frankpledge", "a secret that only the two know"


class Provider:
    """`person` is who signs in there; `wrong` is what it does wrong, if anything."""

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)  # one for all: it takes long to find

    def __init__(self) -> None:
        self.person: dict[str, object] = {"sub": "1", "email": "analyst@silverpit.example", "email_verified": True}
        self.wrong = ""
        self.codes: dict[str, dict[str, str]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        # It looks so many seconds apart whether it is to close, and whoever closes it waits as long.
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def authorised(self, address: str) -> str:
        """Somebody follows our link, and says yes: where their browser is sent. "" where they are shown an error."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code" and "openid" in asked["scope"]
        assert asked["code_challenge_method"] == "S256"
        if self.wrong in ("access_denied", "server_error"):
            return f"{asked['redirect_uri']}?{urlencode({'error': self.wrong, 'state': asked['state']})}"
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def _handler(provider) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = urlsplit(self.path).path
                if provider.wrong == "down":
                    return self._say({"error": "down"}, 503)
                if path == "/.well-known/openid-configuration":
                    return self._say(provider._about())
                if path == "/jwks":
                    return self._say({"keys": [provider._public()]})
                if path == "/userinfo" and self.headers["Authorization"] == "Bearer a-token":
                    told = dict(provider.person)
                    if provider.wrong == "another subject":
                        told["sub"] = "somebody else"
                    return self._say(told)
                return self._say({}, 404)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                given = {name: values[0] for name, values in parse_qs(body).items()}
                answer = provider._token(given)
                self._say(answer, 400 if "error" in answer else 200)

            def _say(self, what: dict, status: int = 200) -> None:
                body = b"<html>" if provider.wrong == "no json" else json.dumps(what).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                pass

        return Handler

    def _about(self) -> dict[str, object]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _public(self) -> dict[str, object]:
        return json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key())) | {"kid": "1", "alg": "RS256"}

    def _token(self, given: dict[str, str]) -> dict[str, object]:
        asked = self.codes.pop(given.get("code", ""), None)
        challenge = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        fits = asked and asked["code_challenge"] == base64.urlsafe_b64encode(challenge).decode().rstrip("=")
        if not fits or given["client_secret"] != SECRET or given["redirect_uri"] != asked["redirect_uri"]:
            return {"error": "invalid_grant"}
        now = int(time.time())
        audience = "somebody else" if self.wrong == "another audience" else CLIENT
        claims = {"iss": self.url, "aud": audience, "iat": now, "exp": now + 300, **self.person}
        if self.wrong == "too old":
            claims["exp"] = now - 300
        token = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "a-token", "token_type": "Bearer", "expires_in": 300, "id_token": token}
