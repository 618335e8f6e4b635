"""What is measured: requests, what plugins make of them, and which module of each peer does that."""
import dataclasses
import json
import typing

LINE = "The quick brown fox jumps over the old dog, and looks for a mole".ljust(63, ".")[:63] + "\n"
KB = 1024
SIZES = (("1k", KB), ("64k", 64 * KB), ("1m", KB * KB))
LARGE = 512 * KB


@dataclasses.dataclass(frozen=True)
class Peer:
    """A module by who made it (penstock, rust or file) and the name it is built under, and its plugin's configuration."""

    maker: str
    module: str
    config: str = ""
    note: str = ""

    @property
    def label(self):
        return f"{self.maker} {self.module} {self.note}".strip()


@dataclasses.dataclass(frozen=True)
class Request:
    """What wrk sends."""

    body: bytes = b""
    headers: dict = dataclasses.field(default_factory=dict)

    @property
    def method(self):
        return "POST" if self.body else "GET"


@dataclasses.dataclass(frozen=True)
class Case:
    """One kind of request. `wrong` says what is wrong with an answer to a peer's client, or nothing.

    Each other peer's cost is shown as a ratio to that of the peer `over`; `aim` is the most that ratio should be. Loads are `longer`
    times as long, and rounds `often` times as many, as is asked for.
    """

    name: str
    about: str
    request: Request
    peers: dict
    wrong: typing.Callable[[str, int, dict, bytes], str]
    over: str = "rust"
    aim: float = 0
    connections: int = 16
    longer: int = 1
    often: int = 1


def both(module, config="", rust=""):
    return {"rust": Peer("rust", rust or module, config), "penstock": Peer("penstock", module, config)}


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


def events_body(count):
    """Events as language models send them."""
    delta = '{"choices":[{"index":0,"delta":{"content":" old"},"finish_reason":null}]}'
    return "".join(f"id: {number}\ndata: {delta}\n\n" for number in range(count)).encode()


def untouched(body):
    return lambda peer, status, headers, got: _differs(status, got, body)


def _differs(status, got, expected):
    if status != 200:
        return f"status {status}: {got[:200]!r}"
    return "" if got == expected else f"{len(got)} bytes that are not the {len(expected)} expected ones: {got[:80]!r}"


def with_headers(**expected):
    """The client sees these headers; `_` in a name stands for `-`."""

    def wrong(peer, status, headers, got):
        missing = {name: value for name, value in expected.items() if headers.get(name.replace("_", "-")) != value}
        return f"status {status} without {missing}: {headers}" if status != 200 or missing else ""

    return wrong


def replaced(body, to):
    """The client has the body after `old` was replaced, in the request and again in the response."""
    return lambda peer, status, headers, got: _differs(status, got, body.replace(b"old", to.encode()))


def injected(body):
    expected = json.loads(body) | {"injected": "value"}

    def wrong(peer, status, headers, got):
        if status != 200:
            return f"status {status}: {got[:200]!r}"
        return "" if json.loads(got) == expected else f"another document than the one expected: {got[-80:]!r}"

    return wrong


def text(body):
    return Request(body, {"content-type": "text/plain"})


def replace(label, size, name="replace", to="new", aim=0.0):
    body = replace_body(size)
    config = json.dumps({"from": "old", "to": to})
    about = f"old becomes {to} in request and response, as the bytes pass, {label}"
    peers = both("streaming-replace", config, rust="replace")
    return Case(f"{name}-{label}", about, text(body), peers, replaced(body, to), aim=aim, **_wrk(size))


def json_inject(label, size, aim=0.0):
    body = json_body(size)
    config = json.dumps({"field": "injected", "value": "value"})
    about = f"a field is added to the JSON object that the request's body is, {label}"
    request = Request(body, {"content-type": "application/json"})
    return Case(f"json-inject-{label}", about, request, both("json-inject", config), injected(body), aim=aim, **_wrk(size))


def _wrk(size):
    """Few long requests are cut off by the end of a load, so that their share is small."""
    return {"connections": 2, "longer": 2} if size >= LARGE else {}


def no_op():
    return Case("no-op", "a plugin that does nothing", Request(), both("no-op"), untouched(b""), aim=1, often=2)


def one_header():
    wrong = with_headers(x_request_seen="yes", x_response_seen="yes")
    return Case("one-header", "one header set each way", Request(), both("one-header"), wrong, aim=1, often=2)


def rules_config(count):
    """A third of the rules each for a host, for the end of host names, for a route; the last one is for a host."""

    def rule(number):
        kind = 0 if number == count - 1 else number % 3
        match = (
            {"_match_domain_": [f"host-{number}.example.com"]},
            {"_match_domain_": [f"*.of-{number}.example.com"]},
            {"_match_route_": [f"route-{number}"]},
        )[kind]
        return {**match, "value": f"rule {number}"}

    return json.dumps({"header": "x-request-seen", "value": "no rule", "_rules_": [rule(number) for number in range(count)]})


def rules():
    """The request is for the host of the last rule, which is another one in each peer: its name has no number."""
    few, many = 50, 1000

    def config(count):
        return rules_config(count).replace(f'"host-{count - 1}.example.com"', '"last.example.com"')

    def wrong(peer, status, headers, got):
        last = few if peer == "50 rules" else many
        return with_headers(x_request_seen=f"rule {last - 1}")(peer, status, headers, got)

    peers = {f"{count} rules": Peer("penstock", "rules", config(count), f"with {count} rules") for count in (few, many)}
    request = Request(b"", {"Host": "last.example.com"})
    return Case("rules", "a header by the last of 50 or of 1,000 rules", request, peers, wrong, over="50 rules", aim=1.2)


def call():
    config = json.dumps({"cluster": "up", "path": "/check"})
    about = "a service is asked before the request goes on, and its answer names the user"
    return Case("call", about, Request(), both("http-check", config), with_headers(x_user="someone"))


def events():
    body = events_body(10)
    request = Request(body, {"content-type": "text/event-stream"})
    about = "old becomes new in the data of the 10 events of a response, which come one by one"
    return Case("events", about, request, both("event-rewrite"), replaced(body, "new"))


def all_cases():
    return [
        no_op(),
        one_header(),
        *(replace(label, size, aim=1 if size == KB else 0.5) for label, size in SIZES),
        *(replace(label, size, "replace-longer", "newer", aim=1 if size == KB else 0.5) for label, size in SIZES),
        *(json_inject(label, size, aim=1) for label, size in SIZES),
        rules(),
        call(),
        events(),
    ]


def without_json():
    """The replacement without a configuration, for what starting costs."""
    return both("constant-replace").values()
