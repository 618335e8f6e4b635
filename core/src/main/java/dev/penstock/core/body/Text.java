package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import java.util.function.UnaryOperator;

/** Applies a function to runs of well-formed UTF-8. Between chunks it keeps at most three bytes of a code point. */
record Text(UnaryOperator<String> change) implements BodyTransform {
    private static final long NOT_ASCII = 0x8080808080808080L;

    @Override
    public TransformState start() {
        return new Carry(change, Bytes.empty());
    }

    private record Carry(UnaryOperator<String> change, Bytes begun) implements TransformState {
        @Override
        public Emission step(Bytes chunk) {
            return chunk.isEmpty() ? new Emission(this, chunk) : new Scan(change, begun.concat(chunk)).run();
        }

        @Override
        public Bytes finish() {
            return begun;
        }
    }

    /** One pass over some bytes. */
    private static final class Scan {
        private final UnaryOperator<String> change;
        private final Bytes bytes;
        private int done;
        private BytesBuilder out;

        Scan(UnaryOperator<String> change, Bytes bytes) {
            this.change = change;
            this.bytes = bytes;
        }

        Emission run() {
            int start = 0;
            int at = pastAscii(0);
            int length = at < bytes.size() ? bytes.codePointAt(at) : -1;
            while (length >= 0) {
                if (length == 0) {
                    changeRun(start, at);
                    start = at + 1;
                }
                at = pastAscii(at + Math.max(length, 1));
                length = at < bytes.size() ? bytes.codePointAt(at) : -1;
            }
            changeRun(start, at);
            Bytes last = bytes.slice(done, at);
            return new Emission(
                    new Carry(change, bytes.slice(at, bytes.size()).owned()),
                    out == null ? last : out.append(last).build());
        }

        private int pastAscii(int from) {
            int at = from;
            while (at <= bytes.size() - Long.BYTES && (bytes.wordAt(at) & NOT_ASCII) == 0) {
                at += Long.BYTES;
            }
            while (at < bytes.size() && bytes.at(at) >= 0) {
                at++;
            }
            return at;
        }

        private void changeRun(int from, int to) {
            if (from == to) {
                return;
            }
            String text = bytes.slice(from, to).utf8();
            String made = change.apply(text);
            if (!made.equals(text)) {
                out = out == null ? bytes.builder(bytes.size()) : out;
                out.append(bytes, done, from).append(Bytes.utf8(made));
                done = to;
            }
        }
    }
}
