"""Eight people who ask the same page again and again, from one process that does nothing else."""

import asyncio
import time
from dataclasses import dataclass
from urllib.parse import urlencode

PEOPLE = 8


@dataclass(frozen=True)
class Answered:
    """Requests a second, milliseconds at the median and of the slowest in a hundred, failures, and one page's text."""

    rate: float
    middle: float
    slowest: float
    broken: int
    body: str


def ask(port: int, known: dict, page: str, seconds: float) -> Answered:
    return asyncio.run(_all(port, known, page, seconds))


async def _all(port: int, known: dict, page: str, seconds: float) -> Answered:
    until = time.perf_counter() + seconds
    asked = await asyncio.gather(*(_one(port, known, page, until, number) for number in range(PEOPLE)))
    times = sorted(one for took, *_rest in asked for one in took)
    broken, body = sum(bad for _took, bad, _body in asked), asked[0][2]
    return Answered(
        len(times) / seconds, times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000, broken, body
    )


async def _one(port: int, known: dict, page: str, until: float, number: int) -> tuple[list[float], int, str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took, broken, body = [], 0, ""
    while not took or time.perf_counter() < until:
        begun = time.perf_counter()
        writer.write(_request(port, known, page, number, len(took)))
        status, body = await _answer(reader)
        took.append(time.perf_counter() - begun)
        broken += status >= 400
    writer.close()
    return took, broken, body


def _request(port: int, known: dict, page: str, number: int, turn: int) -> bytes:
    """Each person has a session of their own; a change is a form with a number of its own, as the pages send it."""
    cookie = f"sessionid={known['sessions'][number % len(known['sessions'])]}; csrftoken={known['csrf']}"
    head = f"Host: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
    address = known["addresses"][page]
    if page != "change":
        return f"GET {address} HTTP/1.1\r\n{head}\r\n".encode()
    form = urlencode({"csrfmiddlewaretoken": known["csrf"], "note": f"{number}-{turn}"})
    kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
    return f"POST {address} HTTP/1.1\r\n{head}{kind}\r\n{form}".encode()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, str]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = next((int(h.partition(":")[2]) for h in head.split("\r\n") if h.lower().startswith("content-length")), 0)
    body = await reader.readexactly(length)
    return int(head.split(" ", 2)[1]), body.decode()
