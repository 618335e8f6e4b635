package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;

/**
 * What was left in the host's buffer when it was asked to hold.
 *
 * <p>Envoy has one buffer for all filters of a direction. A later filter that buffers the body keeps in it what has been
 * released, and then what is held here stands behind that. So what was left is looked for by its hash: at the start, behind
 * all that was released, and elsewhere.
 *
 * @param settled how many of its first bytes are final
 * @param pending how many bytes after them stand for what the transform's {@code finish()} yields
 * @param hash of all of them
 */
record Held(int settled, int pending, int hash) {
    static final Held NOTHING = new Held(0, 0, 0);

    static Held of(Bytes left, int pending) {
        return new Held(left.size() - pending, pending, left.hashCode());
    }

    int size() {
        return settled + pending;
    }

    /** Where it stands in {@code buffer}; negative when it is not there, or that is not certain. */
    int startIn(Bytes buffer, long released) {
        if (size() == 0 || standsAt(0, buffer)) {
            return 0;
        }
        return released < buffer.size() && standsAt((int) released, buffer) ? (int) released : onlyPlaceIn(buffer);
    }

    private boolean standsAt(int start, Bytes buffer) {
        return size() <= buffer.size() - start
                && buffer.slice(start, start + size()).hashCode() == hash;
    }

    /** The one place where it can stand, by a hash that rolls over the buffer; negative when there is none or another. */
    private int onlyPlaceIn(Bytes buffer) {
        int power = 1;
        int rolling = 0;
        int found = -1;
        for (int end = 0; end < buffer.size(); end++) {
            int start = end - size();
            power *= start < 0 ? 31 : 1;
            rolling = 31 * rolling + buffer.at(end) - (start < 0 ? 0 : power * buffer.at(start));
            if (start >= -1 && power + rolling == hash) {
                if (found >= 0) {
                    return -1;
                }
                found = start + 1;
            }
        }
        return found;
    }
}
