package dev.penstock.maven.sample;

/** Stands in for the DSL's plugin. */
public record SamplePlugin(String name) {}
