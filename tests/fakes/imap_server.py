"""A mail server on loopback that speaks as much IMAP as reading a mailbox takes (RFC 3501)."""

import asyncio
import base64
import re
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

PASSWORD = "pass word"  # noqa: S105 - the fake's own


@dataclass
class MailServer:
    """Its folders, who may read them, and how it misbehaves.

    Attributes:
        folders: letters by number, by the folder's name as IMAP writes it.
        password: of the user `ann`.
        validity: of the letters' numbers.
        capabilities: what it says that it can.
        instead: what it sends instead of its answer, by command; it then hangs up, or goes on
            without end where it ends in ``…``.
        encrypts_with: what it shows where it is asked to encrypt (STARTTLS).
        said: the commands that it heard, without passwords.
    """

    folders: Mapping[str, dict[int, bytes]]
    password: str = PASSWORD
    validity: int = 7
    capabilities: str = "IMAP4rev1 AUTH=PLAIN"
    instead: dict[str, bytes] = field(default_factory=dict)
    encrypts_with: ssl.SSLContext | None = None
    said: list[str] = field(default_factory=list)
    hits: int = 0
    port: int = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer commands until the other side hangs up."""
        self.hits += 1
        conversation = _Conversation(self, reader, writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, EOFError):
            await conversation.send(b"* OK ready\r\n")
            while line := (await reader.readline()).decode().rstrip("\r\n"):
                await conversation.answer(line)
        writer.close()


class _Conversation:
    def __init__(
        self, server: MailServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._server, self._reader, self._writer = server, reader, writer
        self._letters: dict[int, bytes] = {}

    async def send(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def answer(self, line: str) -> None:
        tag, command, *rest = line.split(" ", 2)
        argument = rest[0] if rest else ""
        if command == "UID":
            command, _, argument = argument.partition(" ")
        self._server.said.append(f"{command} {argument}" if command != "LOGIN" else command)
        if command in self._server.instead:
            await self._misbehave(self._server.instead[command])
        if command == "STARTTLS" and self._server.encrypts_with:
            await self.send(f"{tag} OK go on\r\n".encode())
            await self._writer.start_tls(self._server.encrypts_with)
            return
        status = await getattr(self, f"_{command.lower()}")(argument)
        await self.send(f"{tag} {status}\r\n".encode())

    async def _misbehave(self, sent: bytes) -> None:
        await self.send(sent.removesuffix("…".encode()))
        while sent.endswith("…".encode()):
            await self.send(sent.removesuffix("…".encode()))
            await asyncio.sleep(0.01)
        raise ConnectionError

    async def _capability(self, _: str) -> str:
        await self.send(f"* CAPABILITY {self._server.capabilities}\r\n".encode())
        return "OK done"

    async def _starttls(self, _: str) -> str:
        return "BAD no"

    async def _authenticate(self, _: str) -> str:
        await self.send(b"+ \r\n")
        given = base64.b64decode(await self._reader.readline()).decode()
        is_right = given == f"\0ann\0{self._server.password}"
        return "OK done" if is_right else "NO [AUTHENTICATIONFAILED] no"

    async def _login(self, argument: str) -> str:
        return "OK done" if argument == f'"ann" "{self._server.password}"' else "NO no"

    async def _examine(self, argument: str) -> str:
        if argument.strip('"') not in self._server.folders:
            return "NO there is none"
        self._letters = self._server.folders[argument.strip('"')]
        following = max(self._letters, default=0) + 1
        await self.send(
            f"* {len(self._letters)} EXISTS\r\n* OK [UIDVALIDITY {self._server.validity}] x\r\n"
            f"* OK [UIDNEXT {following}] x\r\n".encode()
        )
        return "OK [READ-ONLY] done"

    async def _search(self, argument: str) -> str:
        first = int(argument.removeprefix("UID ").partition(":")[0])
        newest = max(self._letters, default=0)
        found = [uid for uid in self._letters if uid >= first or uid == newest]
        await self.send(f"* SEARCH {' '.join(map(str, found))}\r\n".encode())
        return "OK done"

    async def _fetch(self, argument: str) -> str:
        uids, _, items = argument.partition(" ")
        most = re.search(r"BODY\.PEEK\[\]<0\.(\d+)>", items)
        for number, uid in enumerate(map(int, uids.split(",")), 1):
            letter = self._letters[uid]
            if most is None:
                size = f"* {number} FETCH (UID {uid} RFC822.SIZE {len(letter)})\r\n"
                await self.send(size.encode())
            else:
                part = letter[: int(most[1])]
                head = f"* {number} FETCH (UID {uid} BODY[]<0> {{{len(part)}}}\r\n"
                await self.send(head.encode() + part + b")\r\n")
        return "OK done"

    async def _logout(self, _: str) -> str:
        await self.send(b"* BYE\r\n")
        return "OK done"


@asynccontextmanager
async def mail_server(
    server: MailServer, context: ssl.SSLContext | None
) -> AsyncIterator[MailServer]:
    """Serve on loopback, encrypted where there is a context, until the block ends."""
    tasks: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await server.talk(reader, writer)
        except asyncio.CancelledError:
            writer.transport.abort()

    listening = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # transports that were aborted close now
