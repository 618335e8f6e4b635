package dev.penstock.core.exchange;

import dev.penstock.core.data.Header;

/**
 * A field that edits were given before, found again by the very string that names it: what a handler says in constants is checked and
 * encoded once. Nothing depends on whether one is found, for what would be made anew is equal.
 */
@SuppressWarnings("ReferenceEquality") // a constant is one object, and any other string is looked at whole
final class KnownField {
    /** Where names are no constants they are forgotten again. */
    private static final int MOST = 16;
    /** What is kept stays small. */
    private static final int LONGEST_VALUE = 64;

    private static KnownField latest;

    private final String name;
    private final KnownField before;
    private final int count;
    private Given last;

    private KnownField(String name, KnownField before, Given last) {
        this.name = name;
        this.before = before;
        this.count = before == null ? 1 : before.count + 1;
        this.last = last;
    }

    /** The field {@code name: value}. @throws IllegalArgumentException when an edit cannot give it to a message */
    static Header of(String name, String value) {
        KnownField known = latest;
        while (known != null && known.name != name) {
            known = known.before;
        }
        return known == null ? learned(name, value) : known.with(value);
    }

    private static Header learned(String name, String value) {
        Header field = Fields.requireUnframed(Header.of(name, value));
        if (value.length() <= LONGEST_VALUE) {
            KnownField all = latest;
            latest = new KnownField(name, all == null || all.count == MOST ? null : all, new Given(value, field));
        }
        return field;
    }

    private Header with(String value) {
        Given given = last;
        if (given.value == value) {
            return given.field;
        }
        Header field = new Header(given.field.name(), Header.requireValue(name, value));
        if (value.length() <= LONGEST_VALUE) {
            last = new Given(value, field);
        }
        return field;
    }

    private record Given(String value, Header field) {}
}
