package dev.penstock.guest;

/** The breadcrumbs of one callback: the last things that its handler read or marked, for the log line of a failure. */
class Trail {
    private static final int MOST_SHOWN = 100;

    private String kind;
    /** Null where nothing was read. */
    private String last;
    /** Null where no more was read. */
    private String before;

    /** The handler reads something. */
    final void read(String what, String name) {
        before = last;
        kind = what;
        last = name;
    }

    /** What to say of a failure; empty where nothing was left. */
    final String shown() {
        if (last == null || last.isEmpty()) {
            return "";
        }
        return "; last " + kind + cut(last) + "'"
                + (before == null || before.isEmpty() ? "" : " after '" + cut(before) + "'");
    }

    private static String cut(String name) {
        return name.length() <= MOST_SHOWN ? name : name.substring(0, MOST_SHOWN);
    }
}
