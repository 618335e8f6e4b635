package dev.penstock.maven.sample;

public final class NotPlugins {
    private NotPlugins() {}

    public SamplePlugin plugin() {
        return new SamplePlugin("not static");
    }

    public static SamplePlugin plugin(String name) {
        return new SamplePlugin(name);
    }

    public static SamplePlugin other() {
        return new SamplePlugin("bad name/");
    }

    public static SamplePlugin failing() {
        throw new IllegalStateException("no config");
    }
}
