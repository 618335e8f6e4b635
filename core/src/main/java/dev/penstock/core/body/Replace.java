package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import dev.penstock.core.data.Pattern;

/**
 * Leftmost, non-overlapping replacement of one pattern.
 *
 * <p>Between chunks it remembers only how many bytes of the pattern the input ends with: the longest suffix of the input
 * that is a proper prefix of the pattern. Those bytes are known (they are the pattern's), so none are copied. Within a
 * chunk whole runs are searched and copied at once; single bytes are looked at only where a border cut a possible match,
 * with the failure table of Knuth, Morris and Pratt.
 */
final class Replace implements BodyTransform {
    private static final int MOST_FROM = 64 * 1024;
    private static final int MOST_LEAD = 8;

    /** As many bytes are looked through a second time sooner than copied by themselves. */
    private static final int NEAR = 256;

    private final Bytes from;
    private final Bytes to;
    private final Pattern lead;
    private final Pattern instead;
    private final int[] fallback;
    private final Matched start;

    private Replace(Bytes from, Bytes to) {
        this.from = from;
        this.to = to;
        this.lead = Pattern.of(from.slice(0, Math.min(from.size(), MOST_LEAD)));
        this.instead = Pattern.of(to);
        this.fallback = fallbackOf(from);
        this.start = new Matched(0);
    }

    static Replace of(Bytes from, Bytes to) {
        if (from.isEmpty()) {
            throw new IllegalArgumentException("replace: the bytes to look for must not be empty");
        }
        if (from.size() > MOST_FROM) {
            throw new IllegalArgumentException(
                    "replace: the bytes to look for must be at most " + MOST_FROM + ", got " + from.size());
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
        return start;
    }

    @Override
    public boolean keepsLength() {
        return from.size() == to.size();
    }

    /** The length of the longest proper prefix of the pattern that the bytes seen end with. */
    private int advance(int matched, byte next) {
        int length = matched;
        while (length > 0 && from.at(length) != next) {
            length = fallback[length];
        }
        return from.at(length) == next ? length + 1 : 0;
    }

    /** How many of the chunk's last bytes, all after {@code done}, may begin a match: fewer than the lead has. */
    private int tailLength(Bytes chunk, int done) {
        int first = Math.max(done, chunk.size() - lead.size() + 1);
        return lead.begunBy(chunk.wordAt(first), chunk.size() - first);
    }

    /** The step of a chunk before which nothing is matched. Where the pattern does not begin in it, it goes on as it is. */
    private Emission begun(Bytes chunk) {
        int at = chunk.indexOf(lead, 0);
        if (at >= 0) {
            return new Scan(chunk, 0).rest(at);
        }
        int tail = tailLength(chunk, 0);
        return new Emission(after(tail), chunk.slice(0, chunk.size() - tail));
    }

    private Matched after(int matched) {
        return matched == 0 ? start : new Matched(matched);
    }

    private final class Matched implements TransformState {
        private final int matched;

        Matched(int matched) {
            this.matched = matched;
        }

        @Override
        public Emission step(Bytes chunk) {
            if (chunk.isEmpty()) {
                return new Emission(this, chunk);
            }
            return matched == 0 ? begun(chunk) : new Scan(chunk, matched).run();
        }

        @Override
        public Bytes finish() {
            return from.slice(0, matched);
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
            return crossBorder() ? rest(chunk.indexOf(lead, done)) : new Emission(after(matched), built());
        }

        /** What is made of the rest, in which the lead stands next at {@code first}, or nowhere where that is negative. */
        Emission rest(int first) {
            int tail = from.size() > MOST_LEAD ? replaceLong(first) : replaceShort(first);
            int end = chunk.size() - tail;
            return new Emission(
                    after(tail),
                    out == null
                            ? chunk.slice(done, end)
                            : out.append(chunk, done, end).build());
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

        /** As {@link #replaceLong}, of a pattern that is found whole. */
        private int replaceShort(int first) {
            int at = first;
            while (at >= 0) {
                int begun = done;
                done = at - begun > NEAR ? begun : output().appendReplaced(chunk, begun, lead, instead);
                if (done == begun) {
                    replaceFrom(at);
                }
                at = chunk.size() - done < from.size() ? -1 : chunk.indexOf(lead, done);
            }
            return tailLength(chunk, done);
        }

        /** Copies what stands before the pattern, and replaces that and what follows as far as the builder does it. */
        private void replaceFrom(int at) {
            output().append(chunk, done, at);
            done = out.appendReplaced(chunk, at, lead, instead);
            if (done == at) {
                out.append(to);
                done += from.size();
            }
        }

        /**
         * Replaces what stands whole in the rest of the chunk; yields how many of its last bytes may begin a match. Where the
         * first bytes of the pattern stand, each byte that follows is looked at once until no match is under way: so the work
         * is in proportion to the chunk, whatever the pattern.
         */
        private int replaceLong(int first) {
            int at = first;
            while (at >= 0) {
                int length = 0;
                do {
                    length = advance(length, chunk.at(at++));
                    if (length == from.size()) {
                        output().append(chunk, done, at - length).append(to);
                        done = at;
                        length = 0;
                    }
                } while (length > 0 && at < chunk.size());
                if (length > 0) {
                    return length;
                }
                at = chunk.indexOf(lead, at);
            }
            return tailLength(chunk, done);
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
