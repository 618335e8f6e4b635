package dev.penstock.maven.sample;

public final class Second {
    private Second() {}

    /** A plugin in a nested class is one too. */
    public static final class Nested {
        private Nested() {}

        public static SamplePlugin plugin() {
            return new SamplePlugin("nested");
        }
    }

    public static String name() {
        return "not a plugin";
    }
}
