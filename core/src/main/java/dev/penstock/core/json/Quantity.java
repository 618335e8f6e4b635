package dev.penstock.core.json;

import io.vavr.control.Option;

/**
 * Amounts written with a unit, {@code 1.5s} or {@code 64KiB}, exact: one that is no whole number of the smallest unit, or does not
 * fit 64 bits, is none.
 */
final class Quantity {
    private static final String[] TIME_UNITS = {"ns", "us", "ms", "s", "m", "h", "d"};
    private static final long[] NANOS = {
        1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L
    };
    private static final String[] SIZE_UNITS = {"B", "kB", "MB", "GB", "KiB", "MiB", "GiB", "Ki", "Mi", "Gi"};
    private static final long[] BYTES = {
        1, 1_000, 1_000_000, 1_000_000_000, 1 << 10, 1 << 20, 1 << 30, 1 << 10, 1 << 20, 1 << 30
    };
    private static final long NONE = -1;

    private final String text;
    private int at;

    private Quantity(String text) {
        this.text = text;
    }

    /** Nanoseconds: one amount, or several with units that get smaller, {@code 1h30m}. */
    static Option<Long> nanos(String text) {
        Quantity in = new Quantity(text);
        long total = 0;
        long last = Long.MAX_VALUE;
        do {
            long start = in.at;
            long unit = in.unitAfterNumber(TIME_UNITS, NANOS);
            long amount = unit == NONE || unit >= last ? NONE : in.amount((int) start, unit);
            if (amount == NONE || total + amount < 0) {
                return Option.none();
            }
            total += amount;
            last = unit;
        } while (in.at < text.length());
        return Option.some(total);
    }

    /** Bytes: one amount. */
    static Option<Long> bytes(String text) {
        Quantity in = new Quantity(text);
        long unit = in.unitAfterNumber(SIZE_UNITS, BYTES);
        long amount = unit == NONE || in.at < text.length() ? NONE : in.amount(0, unit);
        return amount == NONE ? Option.none() : Option.some(amount);
    }

    /** The plain number, counted in that unit. */
    static Option<Long> of(long number, long unit) {
        return number < 0 || number > Long.MAX_VALUE / unit ? Option.none() : Option.some(number * unit);
    }

    /** Moves over a number and the letters behind it: what these stand for. */
    private long unitAfterNumber(String[] names, long[] units) {
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        int start = at;
        while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
            at++;
        }
        String name = text.substring(start, at);
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return units[i];
            }
        }
        return NONE;
    }

    /** The number that starts there, times the unit. */
    private long amount(int start, long unit) {
        long amount = 0;
        int i = start;
        while (isDigit(text.charAt(i))) {
            int digit = text.charAt(i++) - '0';
            if (amount > (Long.MAX_VALUE - digit) / 10) {
                return NONE;
            }
            amount = 10 * amount + digit;
        }
        if (i == start || amount > Long.MAX_VALUE / unit) {
            return NONE;
        }
        return text.charAt(i) == '.' ? withFraction(amount * unit, i + 1, unit) : amount * unit;
    }

    private long withFraction(long whole, int start, long unit) {
        long amount = whole;
        long rest = unit;
        int i = start;
        while (isDigit(text.charAt(i))) {
            int digit = text.charAt(i++) - '0';
            boolean exact = rest * digit % 10 == 0;
            if (!exact || amount > Long.MAX_VALUE - unit) {
                return NONE;
            }
            amount += rest * digit / 10;
            rest /= 10;
        }
        return i == start || text.charAt(i) == '.' ? NONE : amount;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
