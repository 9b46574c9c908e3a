"""``clausediff serve``: the terminal UI in a browser, on the user's own machine.

It listens on 127.0.0.1 and answers only to paths that begin with a random token of this run, so that no other user of
the machine and no page of another site can reach the review. The page loads nothing from another host.
"""

from __future__ import annotations

import hmac
import ipaddress
import os
import secrets
import shlex
import subprocess
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausediff.errors import OutputError, UsageError, install_command
from clausediff.report.visible import flat

if TYPE_CHECKING:
    from aiohttp import web

    from clausediff.pipeline import Options

TEMPLATES = Path(__file__).with_name("web")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
        " img-src 'self' data:; connect-src 'self' {socket}; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""The page can connect to its own server only, and the address with the token is not sent as a referrer."""


def serve(
    paths: Sequence[str],
    options: Options,
    *,
    decisions: Path | None = None,
    reviewer: str | None = None,
    theme: str | None = None,
    host: str = "127.0.0.1",
    port: int = 8000,
    allow_remote: bool = False,
    readonly: bool = False,
    announce: Callable[[str], None] | None = None,
) -> int:
    """Serve until interrupted; returns 0.

    Each window is a reviewer of its own: unless ``reviewer`` names the one for all, it asks for a name once. ``readonly``
    shows everything and decides nothing.

    ``announce`` is called with the address to open, token included; by default it is printed to stderr. Raises
    :class:`UsageError` for a host that other machines can reach, unless ``allow_remote``; :class:`OutputError` when the
    extra ``serve`` is not installed or the port is in use; :class:`LedgerError` when the ledger cannot be used.
    """
    from clausediff.decisions import Ledger, default_path

    if not allow_remote and not is_local(host):
        raise UsageError(
            f"{host} can be reached from other machines; add --allow-remote if that is meant (nothing is encrypted)"
        )
    ledger = Path(decisions) if decisions is not None else default_path(paths)
    Ledger(ledger).close()
    try:
        from aiohttp import web
    except ModuleNotFoundError as error:
        raise _lacking() from error
    token = secrets.token_urlsafe(24)
    _describe(paths, options, ledger, reviewer, theme, readonly=readonly)
    loads = _loads(paths, ledger, readonly=readonly)
    app = application(token, host, port, allow_remote=allow_remote, loads=loads)
    shown = f"[{host}]" if ":" in host else host
    (announce or _say)(f"http://{shown}:{port}/{token}/")
    try:
        web.run_app(app, host=host, port=port, print=None, access_log=None)
    except OSError as error:
        raise OutputError(
            f"cannot listen on {host} port {port} ({error.strerror or error}); try another --port"
        ) from error
    return 0


def is_local(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def application(token: str, host: str, port: int, *, allow_remote: bool, loads: str = "") -> web.Application:
    """The web application. Answers 404 to everything outside ``/TOKEN/``. ``loads`` says what a window is about to show."""
    try:
        import aiohttp_jinja2
        import jinja2
        from aiohttp import web
        from textual_serve.server import Server
    except ModuleNotFoundError as error:
        raise _lacking() from error

    shown = f"[{host}]" if ":" in host else host
    parts = [sys.executable, "-m", "clausediff.tui.child"]
    command = subprocess.list2cmdline(parts) if os.name == "nt" else shlex.join(parts)
    server = Server(command, host, port, "clausediff", f"http://{shown}:{port}", templates_path=str(TEMPLATES))
    headers = {name: value.format(socket=f"ws://{shown}:{port}") for name, value in HEADERS.items()}
    hosts = {f"{name}:{port}" for name in (shown, "127.0.0.1", "localhost", "[::1]")}

    @web.middleware
    async def guard(request: web.Request, handler: Callable[[web.Request], Awaitable[Any]]) -> Any:
        given = request.path.split("/")[1]
        if not hmac.compare_digest(given.encode(), token.encode()):
            raise web.HTTPNotFound(headers=headers)
        if not allow_remote and request.host not in hosts:
            # DNS rebinding: the name of another site that was made to resolve to this machine.
            raise web.HTTPNotFound(headers=headers)
        origin = request.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") != request.host:
            raise web.HTTPForbidden(headers=headers)
        return await handler(request)

    async def focus(_request: web.Request) -> web.FileResponse:
        return web.FileResponse(TEMPLATES / "focus.js")

    async def on_prepare(request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(headers)

    app = web.Application(middlewares=[guard])
    environment = aiohttp_jinja2.setup(
        app, loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=jinja2.select_autoescape()
    )
    environment.globals["loads"] = loads
    app.add_routes(
        [
            web.get(f"/{token}/", server.handle_index, name="index"),
            web.get(f"/{token}/focus.js", focus, name="focus"),
            web.get(f"/{token}/ws", server.handle_websocket, name="websocket"),
            web.get(f"/{token}/download/{{key}}", server.handle_download, name="download"),
            web.static(f"/{token}/static", server.statics_path, name="static"),
        ]
    )
    app.on_response_prepare.append(on_prepare)
    return app


def _loads(paths: Sequence[str], ledger: Path, *, readonly: bool) -> str:
    """What the start page says: how many files are compared, of which the first are named, and where decisions go."""
    first = ", ".join(flat(Path(path).name) for path in paths[:3])
    more = f" and {len(paths) - 3:,} more" if len(paths) > 3 else ""
    kept = "for reading only" if readonly else f"decisions are kept in {flat(ledger.name)}"
    return f"Comparing {len(paths):,} file{'' if len(paths) == 1 else 's'} with the canonical: {first}{more}; {kept}."


def _describe(
    paths: Sequence[str], options: Options, ledger: Path, reviewer: str | None, theme: str | None, *, readonly: bool
) -> None:
    from clausediff.tui import child

    if not isinstance(options.canonical, str):
        raise UsageError("serve needs the canonical's name or path")
    os.environ[child.VARIABLE] = child.described(
        list(paths), asdict(options), str(ledger), reviewer, theme, readonly=readonly
    )


def _say(address: str) -> None:
    print(f"clausediff: open {address} in a browser; Ctrl+C ends it", file=sys.stderr, flush=True)


def _lacking() -> OutputError:
    return OutputError(f"serve needs textual-serve, which is not installed: {install_command('serve')}")
