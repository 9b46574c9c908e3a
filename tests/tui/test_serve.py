"""`clausediff serve`: only this machine, only with the token, nothing from another host."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from clausediff.decisions import Ledger
from clausediff.errors import OutputError, UsageError
from clausediff.pipeline import Options
from clausediff.tui import child, serve

SAMPLE = Path(__file__).parents[2] / "samples" / "edited" / "nda-not-dropped.txt"
TOKEN = "a-token-of-this-run"


@pytest.mark.parametrize(
    ("host", "local"),
    [
        *((host, True) for host in ("127.0.0.1", "localhost", "::1", "127.9.9.9")),
        *((host, False) for host in ("0.0.0.0", "::", "192.168.1.2", "example.org", "localhost.example.org", "")),
    ],
)
def test_is_local(host: str, local: bool) -> None:
    """Names that merely look like this machine are not."""
    assert serve.is_local(host) is local


def test_a_public_address_wants_a_word(tmp_path: Path) -> None:
    """--allow-remote."""
    with pytest.raises(UsageError, match="--allow-remote"):
        serve.serve([str(SAMPLE)], Options(), decisions=tmp_path / "l.sqlite", host="0.0.0.0")


def test_a_taken_port_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do."""
    pytest.importorskip("textual_serve", reason="the extra serve is not installed")
    monkeypatch.setenv(child.VARIABLE, "")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OutputError, match="try another --port"):
            serve.serve([str(SAMPLE)], Options(), decisions=tmp_path / "l", port=taken.getsockname()[1], announce=str)


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what to install."""
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(OutputError, match=r"\[serve\]"):
        serve.serve([str(SAMPLE)], Options(), decisions=tmp_path / "l.sqlite")


def test_names_of_files_never_meet_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """They go by the environment, as data."""
    opened = {}
    monkeypatch.setattr(
        "clausediff.tui.app.run", lambda paths, options, **rest: opened.update(rest, paths=paths, o=options) or 7
    )
    nasty = ["a b'\"; rm -rf $(x) `y` \n.txt"]
    options = Options(canonical="nda", witness=("w.txt",))
    from dataclasses import asdict

    monkeypatch.setenv(child.VARIABLE, child.described(nasty, asdict(options), "/l", "Ada", "light", readonly=True))
    assert child.main() == 7
    named = {"reviewer": "Ada", "theme": "light", "readonly": True, "ask_name": True}
    assert opened == {"paths": nasty, "o": options, "decisions": Path("/l"), **named}


async def test_only_the_token_opens_the_door() -> None:
    """Everything else is not found; names of other sites and other origins are refused."""
    pytest.importorskip("textual_serve", reason="the extra serve is not installed")
    from aiohttp.test_utils import TestClient, TestServer

    said = serve._loads(["in/<b>.txt", "b.txt"], Path("/l.sqlite"), readonly=False)
    assert serve._loads(["b.txt"], Path("/l.sqlite"), readonly=True).endswith("b.txt; for reading only.")
    app = serve.application(TOKEN, "127.0.0.1", 8000, allow_remote=False, loads=said)
    here = {"Host": "127.0.0.1:8000"}
    async with TestClient(TestServer(app)) as client:

        async def status(path: str, **headers: str) -> int:
            async with client.get(path, headers={**here, **headers}) as answer:
                return answer.status

        assert await status(f"/{TOKEN}/") == 200
        for path in ("/", "/x/", f"/{TOKEN[:-1]}/", f"/x{TOKEN}/", "/static/js/textual.js", "/ws"):
            assert await status(path) == 404, path
        assert await status(f"/{TOKEN}/", Host="evil.example:8000") == 404
        assert await status(f"/{TOKEN}/ws", Origin="http://evil.example") == 403
        assert await status(f"/{TOKEN}/static/") in (403, 404)
        assert await status(f"/{TOKEN}/static/../server.py") == 404
        async with client.get(f"/{TOKEN}/", headers=here) as answer:
            text = await answer.text()
            assert "Comparing 2 files with the canonical: &lt;b&gt;.txt, b.txt; decisions are kept in l.sqlite." in text
            policy = answer.headers["Content-Security-Policy"]
        assert set(re.findall(r"(?:https?|wss?)://[^/\"']+", text)) == {"http://127.0.0.1:8000", "ws://127.0.0.1:8000"}
        assert "default-src 'none'" in policy and "ws://127.0.0.1:8000" in policy


@pytest.mark.slow
@pytest.mark.xdist_group("chromium")
def test_a_browser_reviews(tmp_path: Path) -> None:
    """A headless Chromium opens the page, presses a; the ledger holds it; no request went to another host."""
    pytest.importorskip("textual_serve", reason="the extra serve is not installed")
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ledger = tmp_path / "l.sqlite"
    command = [
        sys.executable,
        "-m",
        "clausediff",
        "serve",
        str(SAMPLE),
        "--port",
        str(port),
        "--decisions",
        str(ledger),
    ]
    server = subprocess.Popen([*command, "--reviewer", "Ada"], stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        assert select.select([server.stderr], [], [], 60)[0], "the server said nothing"
        address = re.search(r"http://\S+", server.stderr.readline())
        assert address is not None
        asked: list[str] = []
        with sync.sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1200, "height": 800})
            page.on("request", lambda request: asked.append(request.url))
            page.on("websocket", lambda made: asked.append(made.url))
            page.goto(address[0])
            page.wait_for_selector("body.-first-byte", timeout=60_000)
            for _ in range(120):
                page.keyboard.press("a")
                page.wait_for_timeout(500)
                if ledger.exists():
                    break
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=30)
        server.stderr.close()
    with Ledger(ledger, readonly=True) as kept:
        assert {event.action for event in kept.events()} == {"misread"}
        assert {event.reviewer for event in kept.events()} == {"Ada"}
    assert len(asked) >= 4
    assert all(re.match(rf"(http|ws)://127\.0\.0\.1:{port}/", url) for url in asked), asked


def test_the_page_is_in_the_package() -> None:
    """Both files that the browser gets from us."""
    assert {"app_index.html", "focus.js"} <= set(os.listdir(serve.TEMPLATES))
    assert json.loads(child.described([], {}, "l", None, None))["paths"] == []
