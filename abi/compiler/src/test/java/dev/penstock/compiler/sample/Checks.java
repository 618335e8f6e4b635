package dev.penstock.compiler.sample;

/** Checks that fail inside and outside of what catches them, and objects that begin with values. */
final class Checks {
    private Checks() {}

    /** Fails for null in a {@code try}, and again where its {@code catch} stands. */
    static String throwsInside(String text, String other) {
        StringBuilder way = new StringBuilder();
        try {
            try {
                way.append(text.length());
            } catch (NullPointerException e) {
                way.append("inner ").append(other.isEmpty());
            } finally {
                way.append(" finally");
            }
        } catch (NullPointerException e) {
            way.append(" outer");
        }
        return way.toString();
    }

    static String castsInside(Object object) {
        try {
            Integer number = (Integer) object;
            return "number " + number;
        } catch (ClassCastException e) {
            return "no number";
        }
    }

    static String indexes(int[] array, int index) {
        int sum = 0;
        try {
            sum += array[index];
            array[index] = 9;
            sum += array[index];
        } catch (ArrayIndexOutOfBoundsException e) {
            sum = -1;
        }
        return sum + " " + array[0] + array[1];
    }

    static String shades() {
        Shade[] mine = Shade.values();
        mine[0] = Shade.DARK;
        StringBuilder text = new StringBuilder();
        for (Shade shade : Shade.values()) {
            text.append(shade)
                    .append(shade.compareTo(Shade.DARK))
                    .append(
                            switch (shade) {
                                case LIGHT -> '+';
                                case DARK -> '-';
                            });
        }
        return text.append(Shade.valueOf("DARK")).toString();
    }

    static String chained() {
        Link last = new Link(null, 1, 2L, true, 'x');
        Link first = new Link(last, last.number, last.wide, !last.flag, last.letter);
        last.next = last;
        return first + " " + last;
    }

    private enum Shade {
        LIGHT,
        DARK
    }

    private static final class Link {
        private Link next;
        private final int number;
        private final long wide;
        private final boolean flag;
        private final char letter;

        Link(Link next, int number, long wide, boolean flag, char letter) {
            this.next = next;
            this.number = number;
            this.wide = wide;
            this.flag = flag;
            this.letter = letter;
        }

        @Override
        public String toString() {
            return (next == null) + "" + (next == this) + number + wide + flag + letter;
        }
    }
}
