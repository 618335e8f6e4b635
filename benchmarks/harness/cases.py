"""What is measured: requests, what plugins make of them, and which module of each peer does that."""
import dataclasses
import json
import typing

LINE = "The quick brown fox jumps over the old dog, and looks for a mole".ljust(63, ".")[:63] + "\n"
KB = 1024


@dataclasses.dataclass(frozen=True)
class Module:
    """A module by the name it is built under, and its plugin's configuration."""

    name: str
    config: str = ""


@dataclasses.dataclass(frozen=True)
class Case:
    """One kind of request. `wrong` says what is wrong with an answer, or nothing."""

    name: str
    about: str
    body: bytes
    penstock: Module
    rust: Module
    wrong: typing.Callable[[int, dict, bytes], str]
    content_type: str = "text/plain"
    connections: int = 16


def replace_body(size):
    """Text with a match in every line of 64 bytes."""
    return (LINE * (size // len(LINE) + 1))[:size].encode()


def json_body(size):
    """A chat completion request of about that size, with escapes, numbers and other letters than ASCII."""
    message = {"role": "user", "content": 'He said "now",\nthen left. Größe: 10 µm, price 3.50 €', "weight": 0.25, "ids": [1, 20, 300]}
    document = {"model": "some-model", "temperature": 0.7, "stream": False, "messages": []}
    while len(json.dumps(document, ensure_ascii=False).encode()) < size:
        document["messages"] += [message] * max(1, len(document["messages"]) // 8)
    return json.dumps(document, ensure_ascii=False).encode()


def untouched(body):
    return lambda status, headers, got: _differs(status, got, body)


def _differs(status, got, expected):
    if status != 200:
        return f"status {status}: {got[:200]!r}"
    return "" if got == expected else f"{len(got)} bytes that are not the {len(expected)} expected ones: {got[:80]!r}"


def with_headers(status, headers, got):
    if headers.get("x-response-seen") != "yes" or headers.get("x-request-seen") != "yes":
        return f"status {status} without the headers to be set: {headers}"
    return ""


def replaced(body):
    """The client has the body after it was changed twice, which is the same as once."""
    return lambda status, headers, got: _differs(status, got, body.replace(b"old", b"new"))


def injected(body):
    expected = json.loads(body) | {"injected": "value"}

    def wrong(status, headers, got):
        if status != 200:
            return f"status {status}: {got[:200]!r}"
        return "" if json.loads(got) == expected else f"another document than the one expected: {got[-80:]!r}"

    return wrong


def sized(name, about, sizes, body, penstock, rust, wrong, content_type):
    for label, size, connections in sizes:
        made = body(size)
        yield Case(f"{name}-{label}", f"{about}, {label}", made, penstock, rust, wrong(made), content_type, connections)


SIZES = (("1k", KB, 16), ("64k", 64 * KB, 16), ("1m", KB * KB, 4))
REPLACE = Module("streaming-replace", '{"from":"old","to":"new"}')
INJECT = Module("json-inject", '{"field":"injected","value":"value"}')


def replace_cases(sizes):
    about = "old becomes new in request and response, as the bytes pass"
    return sized("replace", about, sizes, replace_body, REPLACE, Module("replace"), replaced, "text/plain")


def all_cases():
    about = "a field is added to the JSON object that the request's body is"
    return [
        Case("no-op", "a plugin that does nothing", b"", Module("no-op"), Module("no-op"), untouched(b"")),
        Case("one-header", "one header set each way", b"", Module("one-header"), Module("one-header"), with_headers),
        *replace_cases(SIZES),
        *sized("json-inject", about, SIZES, json_body, INJECT, Module("json-inject"), injected, "application/json"),
    ]
