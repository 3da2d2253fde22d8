"""Headless Chromium, spoken to over its DevTools protocol: many pages shot in one run."""

import asyncio
import base64
import json
import shutil
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

WIDTH = 390
_ENOUGH = 100_000_000
_FEW = 9
"""Bytes of a picture of one colour: four of the colour, and how rows are filtered."""
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--remote-debugging-port=0", "about:blank",
)  # fmt: skip
_MEASURE = """JSON.stringify({
  width: document.documentElement.scrollWidth,
  height: Math.ceil(document.documentElement.getBoundingClientRect().height),
  cut: [...document.querySelectorAll('.label')]
    .filter(e => e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight + 1)
    .map(e => e.textContent),
})"""
"""What a page measures; a label is cut where its box is smaller than its text."""


class NoChromiumError(Exception):
    """There is no Chromium here, or it doesn't start."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its PNG, and what its page measured in CSS pixels.

    Attributes:
        png: the bytes of the file.
        width: of all that is on the page; more than `WIDTH` where something overflows.
        cut: the labels that don't fit their buttons.
    """

    png: bytes
    width: int
    cut: tuple[str, ...]

    @property
    def faults(self) -> list[str]:
        """What is wrong with it."""
        found = [f"cut on a button: {label}" for label in self.cut]
        if self.width > WIDTH:
            found.append(f"{self.width} px wide — at most {WIDTH}")
        return [*found, "nothing is on it"] if is_blank(self.png) else found


def is_blank(png: bytes) -> bool:
    """Whether a PNG is of one colour: its rows are then the same few bytes over and over."""
    raw, at = b"", 8
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        raw += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    return len(set(zlib.decompress(raw))) <= _FEW


class Page:
    """A page of Chromium."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        """Speak over `socket`, by one request at a time."""
        self._socket, self._numbers = socket, count(1)

    async def prepare(self) -> None:
        """Make it as wide as a telephone."""
        size = {"width": WIDTH, "height": 600, "deviceScaleFactor": 1, "mobile": False}
        await self._ask("Emulation.setDeviceMetricsOverride", **size)

    async def shoot(self, document: str, theme: str) -> Shot:
        """Return the picture of an HTML document, all of its height, in "light" or "dark"."""
        feature = {"name": "prefers-color-scheme", "value": theme}
        await self._ask("Emulation.setEmulatedMedia", features=[feature])
        tree = await self._ask("Page.getFrameTree")
        frame = tree["frameTree"]["frame"]["id"]
        await self._ask("Page.setDocumentContent", frameId=frame, html=document)
        measured = await self._value(f"document.fonts.ready.then(() => {_MEASURE})")
        height, width = measured["height"], measured["width"]
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 1}
        taken = await self._ask("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        return Shot(base64.b64decode(taken["data"]), width, tuple(measured["cut"]))

    async def _value(self, expression: str) -> Any:  # noqa: ANN401 - JSON
        said = await self._ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        return json.loads(said["result"]["value"])

    async def _ask(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        while (said := await self._socket.receive_json()).get("id") != number:
            pass
        if "error" in said:
            raise NoChromiumError(f"{method}: {said['error']}")
        return dict(said["result"])


@asynccontextmanager
async def chromium() -> AsyncIterator[Page]:
    """Have a page of a Chromium of its own for a while.

    Raises:
        NoChromiumError: it isn't there, or doesn't start.
    """
    program = shutil.which("chromium")
    if program is None:
        raise NoChromiumError("chromium: not found — `apt-get install chromium`")
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            program, f"--user-data-dir={folder}", *_FLAGS,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            port = await _port(Path(folder), process)
            async with ClientSession(f"http://127.0.0.1:{port}") as session:
                async with session.get("/json/list") as listed:
                    address = next(t for t in await listed.json() if t["type"] == "page")
                socket = address["webSocketDebuggerUrl"]
                async with session.ws_connect(socket, max_msg_size=_ENOUGH) as opened:
                    page = Page(opened)
                    await page.prepare()
                    yield page
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def _port(folder: Path, process: asyncio.subprocess.Process) -> int:
    """Return where it listens, once it says so."""
    said = folder / "DevToolsActivePort"
    for _ in range(1200):
        if said.exists() and (text := said.read_text("utf-8")).count("\n"):
            return int(text.partition("\n")[0])
        if process.returncode is not None:
            break
        await asyncio.sleep(0.05)
    raise NoChromiumError("chromium: doesn't start")
