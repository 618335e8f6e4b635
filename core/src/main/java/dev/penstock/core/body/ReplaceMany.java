package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;

/**
 * Leftmost-longest replacement of many patterns. Between chunks it remembers a node of the automaton, whose bytes are those of
 * a pattern; where case is ignored, a copy of them.
 */
record ReplaceMany(Patterns patterns) implements BodyTransform {
    @Override
    public TransformState start() {
        return new Matched(patterns, Patterns.ROOT, Bytes.empty());
    }

    @Override
    public boolean keepsLength() {
        return patterns.keepLength();
    }

    /** @param carried the bytes of the node */
    record Matched(Patterns patterns, int node, Bytes carried) implements TransformState {
        @Override
        public Emission step(Bytes chunk) {
            return chunk.isEmpty() ? new Emission(this, chunk) : new Scan(this, chunk).run();
        }

        @Override
        public Bytes finish() {
            return node == Patterns.ROOT ? Bytes.empty() : new Scan(this, Bytes.empty()).fallen();
        }
    }

    /** One pass over one chunk. Places before it, of carried bytes, are negative. */
    private static final class Scan {
        private final Matched start;
        private final Patterns patterns;
        private final Bytes chunk;
        private int node;
        private int done;
        private BytesBuilder out;

        Scan(Matched start, Bytes chunk) {
            this.start = start;
            this.patterns = start.patterns();
            this.node = start.node();
            this.chunk = chunk;
        }

        Emission run() {
            for (int at = 0; at < chunk.size(); at++) {
                take(patterns.folded(chunk.at(at)), at);
            }
            int end = Math.max(done, chunk.size() - patterns.depth(node));
            Bytes last = chunk.slice(done, end);
            return new Emission(
                    new Matched(patterns, node, carried()),
                    out == null ? last : out.append(last).build());
        }

        /** What becomes of the carried bytes if nothing follows. */
        Bytes fallen() {
            while (node != Patterns.ROOT) {
                fall(0);
            }
            return out == null ? Bytes.empty() : out.build();
        }

        private void take(byte next, int at) {
            int child = patterns.child(node, next);
            while (child == 0 && node != Patterns.ROOT) {
                fall(at);
                child = patterns.child(node, next);
            }
            if (child != 0 && patterns.isDecided(child)) {
                replace(at + 1 - patterns.depth(child), patterns.patternOf(child));
                node = Patterns.ROOT;
            } else {
                node = child;
            }
        }

        /** The bytes of the node, which end before {@code at}, lead no further. */
        private void fall(int at) {
            int place = at - patterns.depth(node);
            for (Patterns.Event event : patterns.events(node)) {
                if (event.found() >= 0) {
                    replace(place, event.found());
                    place += patterns.length(event.found());
                } else {
                    release(place, place + event.literal());
                    place += event.literal();
                }
            }
            node = patterns.rest(node);
        }

        /** Emits carried bytes. Those of the chunk go with the next match or the end. */
        private void release(int from, int to) {
            if (from < 0) {
                int size = start.carried().size();
                output().append(start.carried(), size + from, size + Math.min(0, to));
            }
        }

        private void replace(int from, int pattern) {
            if (from > done) {
                output().append(chunk, done, from);
            }
            output().append(patterns.replacement(pattern));
            done = Math.max(0, from + patterns.length(pattern));
        }

        private Bytes carried() {
            Bytes known = patterns.known(node);
            if (known != null) {
                return known;
            }
            int before = patterns.depth(node) - chunk.size();
            Bytes old = start.carried();
            return before > 0
                    ? old.slice(old.size() - before, old.size()).concat(chunk)
                    : chunk.slice(-before, chunk.size()).owned();
        }

        private BytesBuilder output() {
            if (out == null) {
                out = chunk.builder(chunk.size() + start.carried().size());
            }
            return out;
        }
    }
}
