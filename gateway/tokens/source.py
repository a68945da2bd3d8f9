"""Where an access token comes from, and what it means when there is none."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Callable

TokenSource = Callable[[], str]  # a token that is good for some minutes still

COMMAND_SECONDS = 30.0  # for the command that prints an access token
# Which of our extras brings the library that a kind of token needs.
EXTRAS = {"microsoft": ("msal", "requests"), "google": ("google.auth", "google_auth_oauthlib")}


class TokenRefused(OSError):
    """Whoever gives tokens out gives us none. The message says why, and the way out.

    An OSError: who only knows that nothing can be had just now waits, as for a server that is away.
    """


def missing_extra(kind: str) -> str:
    """Return the extra of ours that has to be installed for this kind, "" when all is there."""
    return kind if any(not _is_installed(one) for one in EXTRAS.get(kind, ())) else ""


def install_command(extra: str) -> str:
    return f'pip install "ticketgate[{extra}]"'


def fetch_token(command: tuple[str, ...]) -> str:
    """Return the access token that a command prints; raise OSError when it prints none."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=COMMAND_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise OSError(f"oauth_command: {command[0]} took too long") from None
    token = done.stdout.decode("ascii", "replace").strip()
    if done.returncode or not token or "\n" in token:
        raise OSError(f"oauth_command: {command[0]} gave no token (exit {done.returncode})")
    return token


def _is_installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # its parent is not there
        return False
