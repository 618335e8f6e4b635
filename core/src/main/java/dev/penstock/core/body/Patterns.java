package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;

/**
 * The patterns of a {@link ReplaceMany} as an automaton that finds the leftmost match and of those at one place the longest,
 * after Aho and Corasick. A node is a prefix of some pattern. It also knows what becomes of its bytes when the next one does
 * not lead further: an {@link Event} for each run of bytes that stay and each pattern found, and the node of the bytes that are
 * then left. So each byte of a body is looked at once, whatever the patterns.
 */
final class Patterns {
    static final int ROOT = 0;
    private static final int MOST_BYTES = 64 * 1024;

    private final Bytes[] from;
    private final Bytes[] to;
    private final boolean anyCase;
    private final int[] rootChild = new int[256];
    private final int[] child;
    private final int[] sibling;
    private final byte[] label;
    private final int[] depth;
    private final int[] owner;
    private final boolean[] whole;
    private final Event[] event;
    private final int[] rest;
    private int nodes = 1;

    /** What becomes of some bytes of a node: so many stay, or a pattern was found. It comes after {@code before}. */
    record Event(Event before, int count, int literal, int found) {
        static Event after(Event before, int literal, int found) {
            if (literal > 0 && before != null && before.literal > 0) {
                return new Event(before.before, before.count, before.literal + literal, found);
            }
            return new Event(before, before == null ? 1 : before.count + 1, literal, found);
        }
    }

    private Patterns(Bytes[] from, Bytes[] to, boolean anyCase) {
        this.from = from;
        this.to = to;
        this.anyCase = anyCase;
        int most = 1;
        for (Bytes pattern : from) {
            most += pattern.size();
        }
        if (most > MOST_BYTES + 1) {
            throw new IllegalArgumentException(
                    "replace: the bytes to look for must be at most " + MOST_BYTES + " in all, got " + (most - 1));
        }
        child = new int[most];
        sibling = new int[most];
        label = new byte[most];
        depth = new int[most];
        owner = new int[most];
        whole = new boolean[most];
        event = new Event[most];
        rest = new int[most];
        for (int i = 0; i < from.length; i++) {
            add(i);
        }
        link();
    }

    static Patterns of(Seq<Tuple2<Bytes, Bytes>> pairs, boolean anyCase) {
        Bytes[] from = new Bytes[pairs.size()];
        Bytes[] to = new Bytes[pairs.size()];
        int i = 0;
        for (Tuple2<Bytes, Bytes> pair : pairs) {
            from[i] = pair._1().owned();
            to[i++] = pair._2().owned();
        }
        return new Patterns(from, to, anyCase);
    }

    private void add(int pattern) {
        if (from[pattern].isEmpty()) {
            throw new IllegalArgumentException("replace: the bytes to look for must not be empty");
        }
        int node = ROOT;
        for (int i = 0; i < from[pattern].size(); i++) {
            byte next = folded(from[pattern].at(i));
            int known = child(node, next);
            node = known == 0 ? grow(node, next, pattern) : known;
        }
        if (whole[node]) {
            throw new IllegalArgumentException("replace: '" + from[pattern] + "' is to be looked for twice");
        }
        whole[node] = true;
        owner[node] = pattern;
    }

    private int grow(int parent, byte next, int pattern) {
        int node = nodes++;
        label[node] = next;
        depth[node] = depth[parent] + 1;
        owner[node] = pattern;
        sibling[node] = child[parent];
        child[parent] = node;
        if (parent == ROOT) {
            rootChild[next & 0xff] = node;
        }
        return node;
    }

    /** Says of each node what becomes of it, the shorter ones first, for longer ones build on them. */
    private void link() {
        int[] queue = new int[nodes];
        int size = 1;
        for (int i = 0; i < size; i++) {
            int parent = queue[i];
            for (int node = child[parent]; node != 0; node = sibling[node]) {
                queue[size++] = node;
                if (whole[node]) {
                    event[node] = Event.after(null, 0, owner[node]);
                } else {
                    link(node, event[parent], rest[parent]);
                }
            }
        }
    }

    private void link(int node, Event before, int left) {
        Event last = before;
        int at = left;
        int next = depth[node] == 1 ? 0 : child(at, label[node]);
        while (next == 0 && at != ROOT) {
            last = joined(last, event[at]);
            at = rest[at];
            next = child(at, label[node]);
        }
        if (next == 0) {
            event[node] = Event.after(last, 1, -1);
        } else if (isDecided(next)) {
            event[node] = Event.after(last, 0, owner[next]);
        } else {
            event[node] = last;
            rest[node] = next;
        }
    }

    private static Event joined(Event first, Event second) {
        Event last = first;
        for (Event each : inOrder(second)) {
            last = Event.after(last, each.literal, each.found);
        }
        return last;
    }

    private static Event[] inOrder(Event last) {
        Event[] all = new Event[last == null ? 0 : last.count];
        int i = all.length;
        for (Event each = last; each != null; each = each.before) {
            all[--i] = each;
        }
        return all;
    }

    byte folded(byte next) {
        return anyCase && next >= 'A' && next <= 'Z' ? (byte) (next + ('a' - 'A')) : next;
    }

    /** The node of {@code node} and the {@linkplain #folded folded} byte after it, or 0. */
    int child(int node, byte next) {
        if (node == ROOT) {
            return rootChild[next & 0xff];
        }
        int found = child[node];
        while (found != 0 && label[found] != next) {
            found = sibling[found];
        }
        return found;
    }

    /** Whether the node is a pattern that no longer one begins with. */
    boolean isDecided(int node) {
        return whole[node] && child[node] == 0;
    }

    /** How many bytes a node stands for. */
    int depth(int node) {
        return depth[node];
    }

    /** What becomes of the node's bytes where it leads no further, but for those of {@link #rest}. */
    Event[] events(int node) {
        return inOrder(event[node]);
    }

    int rest(int node) {
        return rest[node];
    }

    /** The pattern that a node is, or is a prefix of. */
    int patternOf(int node) {
        return owner[node];
    }

    /** Whether each pattern is as long as what it becomes. */
    boolean keepLength() {
        for (int i = 0; i < from.length; i++) {
            if (from[i].size() != to[i].size()) {
                return false;
            }
        }
        return true;
    }

    int length(int pattern) {
        return from[pattern].size();
    }

    Bytes replacement(int pattern) {
        return to[pattern];
    }

    /** The bytes of a node; null where case is ignored, so that only the body has them. */
    Bytes known(int node) {
        if (node == ROOT) {
            return Bytes.empty();
        }
        return anyCase ? null : from[owner[node]].slice(0, depth[node]);
    }
}
