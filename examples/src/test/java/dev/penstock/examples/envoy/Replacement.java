package dev.penstock.examples.envoy;

/** What the replacing plugins of {@link FixturePlugins} replace by what. */
enum Replacement {
    SAME_LENGTH("sameLength", "old", "new"),
    LONGER("longer", "old", "as good as new"),
    EMPTY("empty", "old", ""),
    OVERLAPPING("overlapping", "ababac", "ab");

    private final FixtureModule module;
    private final String from;
    private final String to;

    Replacement(String method, String from, String to) {
        this.module = new FixtureModule(method);
        this.from = from;
        this.to = to;
    }

    FixtureModule module() {
        return module;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }
}
