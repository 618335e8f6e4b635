package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;

/**
 * Leftmost, non-overlapping replacement of one pattern.
 *
 * <p>Between chunks it remembers only how many bytes of the pattern the input ends with: the longest suffix of the input
 * that is a proper prefix of the pattern. Those bytes are known (they are the pattern's), so none are copied. Within a
 * chunk whole runs are searched and copied at once; single bytes are looked at only where a border cut a possible match,
 * with the failure table of Knuth, Morris and Pratt.
 */
final class Replace implements BodyTransform {
    private final Bytes from;
    private final Bytes to;
    private final int[] fallback;
    private final Matched[] states;

    private Replace(Bytes from, Bytes to) {
        this.from = from;
        this.to = to;
        this.fallback = fallbackOf(from);
        this.states = new Matched[from.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = new Matched(i, from.slice(0, i));
        }
    }

    static Replace of(Bytes from, Bytes to) {
        if (from.isEmpty()) {
            throw new IllegalArgumentException("replace: the bytes to look for must not be empty");
        }
        return new Replace(from, to);
    }

    /** For each length of a matched prefix, the length of its longest proper suffix that is a prefix as well. */
    private static int[] fallbackOf(Bytes pattern) {
        int[] table = new int[pattern.size() + 1];
        int length = 0;
        for (int i = 1; i < pattern.size(); i++) {
            while (length > 0 && pattern.at(i) != pattern.at(length)) {
                length = table[length];
            }
            length += pattern.at(i) == pattern.at(length) ? 1 : 0;
            table[i + 1] = length;
        }
        return table;
    }

    @Override
    public TransformState start() {
        return states[0];
    }

    /** The length of the longest proper prefix of the pattern that the bytes seen end with. */
    private int advance(int matched, byte next) {
        int length = matched;
        while (length > 0 && from.at(length) != next) {
            length = fallback[length];
        }
        return from.at(length) == next ? length + 1 : 0;
    }

    private final class Matched implements TransformState {
        private final int matched;
        private final Bytes carry;

        Matched(int matched, Bytes carry) {
            this.matched = matched;
            this.carry = carry;
        }

        @Override
        public Emission step(Bytes chunk) {
            return chunk.isEmpty() ? new Emission(this, chunk) : new Scan(chunk, matched).run();
        }

        @Override
        public Bytes finish() {
            return carry;
        }
    }

    /** One pass over one chunk: first across the border, then over the rest. */
    private final class Scan {
        private final Bytes chunk;
        private int matched;
        private int done;
        private BytesBuilder out;

        Scan(Bytes chunk, int matched) {
            this.chunk = chunk;
            this.matched = matched;
        }

        Emission run() {
            if (matched > 0 && !crossBorder()) {
                return new Emission(states[matched], built());
            }
            replaceWhole();
            int tail = tailLength();
            Bytes last = chunk.slice(done, chunk.size() - tail);
            return new Emission(
                    states[tail], out == null ? last : output().append(last).build());
        }

        /**
         * Decides the match that began before this chunk. Afterwards {@code done} is the first byte of the chunk that is
         * not yet emitted. False when the chunk ended before the match was decided.
         */
        private boolean crossBorder() {
            int at = 0;
            while (matched > at) {
                if (at == chunk.size()) {
                    return false;
                }
                int before = matched;
                matched = advance(matched, chunk.at(at++));
                releaseCarry(before + 1 - matched, at);
                if (matched == from.size()) {
                    output().append(to);
                    matched = 0;
                    done = at;
                    return true;
                }
            }
            return true;
        }

        /** Emits the {@code count} oldest bytes that are no longer part of a match, as far as they precede the chunk. */
        private void releaseCarry(int count, int at) {
            int behind = matched + count - at;
            if (behind > 0) {
                output().append(from, 0, Math.min(count, behind));
            }
        }

        private void replaceWhole() {
            int found = chunk.indexOf(from, done);
            while (found >= 0) {
                output().append(chunk, done, found).append(to);
                done = found + from.size();
                found = chunk.indexOf(from, done);
            }
        }

        /** How many of the chunk's last bytes, all after {@code done}, may begin a match. */
        private int tailLength() {
            int length = 0;
            for (int i = Math.max(done, chunk.size() - from.size() + 1); i < chunk.size(); i++) {
                length = advance(length, chunk.at(i));
            }
            return length;
        }

        private BytesBuilder output() {
            if (out == null) {
                out = chunk.builder(chunk.size() + from.size() + to.size());
            }
            return out;
        }

        private Bytes built() {
            return out == null ? Bytes.empty() : out.build();
        }
    }
}
