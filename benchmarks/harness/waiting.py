"""Streams that wait: a server that never answers, and a client that holds many requests open. Both speak just enough HTTP/2."""
import contextlib
import socket
import threading
import time

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
SETTINGS, HEADERS = 4, 1
ACK = END_STREAM = 1
END_HEADERS = 4
STREAMS_OF_A_CONNECTION = 100
PATIENCE = 60


def _frame(kind, flags, stream, payload=b""):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def _text(value):
    return bytes([len(value)]) + value


# GET http /wait with x-wait, without Huffman coding and the dynamic table (RFC 7541).
REQUEST = b"\x82\x86" + b"\x04" + _text(b"/wait") + b"\x01" + _text(b"waiting") + b"\x00" + _text(b"x-wait") + _text(b"yes")


class MuteServer:
    """Takes connections and requests, and answers none."""

    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._listen, args=self._listener.accept()[:1], daemon=True).start()

    @staticmethod
    def _listen(connection):
        with connection, contextlib.suppress(OSError):
            connection.sendall(_frame(SETTINGS, 0, 0) + _frame(SETTINGS, ACK, 0))
            while connection.recv(1 << 16):
                pass

    def close(self):
        self._listener.close()


class OpenStreams:
    """Requests to an Envoy that wait until this is closed."""

    def __init__(self, envoy):
        self._envoy = envoy
        self._connections = []
        self._open = 0

    def grow(self, count):
        """Opens more, until so many wait for the server."""
        while self._open < count:
            more = min(STREAMS_OF_A_CONNECTION, count - self._open)
            connection = socket.create_connection(("127.0.0.1", self._envoy.port))
            self._connections.append(connection)
            requests = (_frame(HEADERS, END_HEADERS | END_STREAM, 2 * number + 1, REQUEST) for number in range(more))
            connection.sendall(PREFACE + _frame(SETTINGS, 0, 0) + b"".join(requests))
            self._open += more
        end = time.monotonic() + PATIENCE
        while self._envoy.statistic("cluster.waiting.upstream_rq_active") != count:
            if time.monotonic() > end:
                waiting = self._envoy.statistic("cluster.waiting.upstream_rq_active")
                raise RuntimeError(f"{waiting} of {count} streams wait: {self._envoy.log()[-2000:]}")
            time.sleep(0.02)

    def close(self):
        for connection in self._connections:
            connection.close()
