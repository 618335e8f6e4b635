package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Places of values in a document: JSON pointers (RFC 6901), in which {@code *} stands for any name or index. Sets of them are
 * numbers, a bit for each.
 */
final class JsonPointers {
    private static final String ANY = "*";

    private final List<String[]> pointers = new ArrayList<>();
    private int longestName;

    JsonPointers(String[] texts) {
        if (texts.length == 0 || texts.length > Long.SIZE) {
            throw new IllegalArgumentException(
                    "JSON values: 1 to " + Long.SIZE + " pointers may be given, got " + texts.length);
        }
        for (String text : texts) {
            pointers.add(parse(text));
        }
    }

    private String[] parse(String text) {
        if (!text.isEmpty() && text.charAt(0) != '/') {
            throw new IllegalArgumentException("JSON pointer must be empty or start with '/', got '" + text + "'");
        }
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('/', at + 1);
            int to = end < 0 ? text.length() : end;
            tokens.add(unescape(text, at + 1, to));
            at = to;
        }
        for (String token : tokens) {
            longestName = Math.max(longestName, token.length());
        }
        return tokens.toArray(new String[0]);
    }

    private static String unescape(String text, int from, int to) {
        StringBuilder token = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '~') {
                char next = ++i < to ? text.charAt(i) : ' ';
                if (next != '0' && next != '1') {
                    throw new IllegalArgumentException(
                            "JSON pointer must have '0' or '1' after '~', got '" + text + "'");
                }
                c = next == '0' ? '~' : '/';
            }
            token.append(c);
        }
        return token.toString();
    }

    /** All of them, which is what stands at the root. */
    long all() {
        return pointers.size() == Long.SIZE ? -1 : (1L << pointers.size()) - 1;
    }

    /** The number of the first of {@code set}, which all lead to a value at {@code depth}, that ends there, or -1. */
    int ending(long set, int depth) {
        for (long rest = set; rest != 0; rest &= rest - 1) {
            int pointer = Long.numberOfTrailingZeros(rest);
            if (pointers.get(pointer).length == depth) {
                return pointer;
            }
        }
        return -1;
    }

    /** How long a name in quotes can be, escapes included, that is one of theirs. */
    int mostNameBytes() {
        return 6 * longestName + 2;
    }

    /** Those of {@code set}, none of which ends here, that lead on to the member of that name, in quotes; null for one longer than any of theirs. */
    long member(long set, int depth, Bytes name) {
        StringUnits units = name == null ? null : new StringUnits(name);
        long on = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            String[] pointer = pointers.get(Long.numberOfTrailingZeros(rest));
            boolean leads = pointer[depth].equals(ANY) || (units != null && units.equal(0, pointer[depth]));
            on |= leads ? rest & -rest : 0;
        }
        return on;
    }

    /** Those of {@code set}, none of which ends here, that lead on to the item of that index. */
    long item(long set, int depth, int index) {
        String text = Integer.toString(index);
        long on = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            String[] pointer = pointers.get(Long.numberOfTrailingZeros(rest));
            boolean leads = pointer[depth].equals(ANY) || pointer[depth].equals(text);
            on |= leads ? rest & -rest : 0;
        }
        return on;
    }
}
