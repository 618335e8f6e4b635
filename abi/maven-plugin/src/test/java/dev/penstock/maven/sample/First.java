package dev.penstock.maven.sample;

public final class First {
    private First() {}

    public static SamplePlugin plugin() {
        return new SamplePlugin("first");
    }
}
