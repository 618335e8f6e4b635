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
    private final String value;
    private final Header field;
    private final KnownField before;
    private final int count;

    private KnownField(String name, String value, Header field, KnownField before) {
        this.name = name;
        this.value = value;
        this.field = field;
        this.before = before;
        this.count = before == null ? 1 : before.count + 1;
    }

    /** The field {@code name: value}. @throws IllegalArgumentException when an edit cannot give it to a message */
    static Header of(String name, String value) {
        KnownField known = latest;
        while (known != null && known.name != name) {
            known = known.before;
        }
        if (known == null) {
            return learned(name, value);
        }
        return known.value == value
                ? known.field
                : Fields.requireSettable(new Header(known.field.name(), Header.requireValue(name, value)));
    }

    private static Header learned(String name, String value) {
        Header field = Fields.requireSettable(Header.of(name, value));
        if (value.length() <= LONGEST_VALUE) {
            KnownField all = latest;
            latest = new KnownField(name, value, field, all == null || all.count == MOST ? null : all);
        }
        return field;
    }
}
