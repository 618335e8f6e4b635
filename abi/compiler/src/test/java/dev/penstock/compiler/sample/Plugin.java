package dev.penstock.compiler.sample;

import java.util.function.IntFunction;

/** Stands in for the DSL: a plugin that makes a header value from a number. */
public record Plugin(String name, IntFunction<String> header) {}
