package dev.penstock.compiler.sample;

import java.util.HashMap;
import java.util.Map;

/** A plugin that uses strings, a map and an exception. */
public final class Greeting {
    private static final Map<String, Integer> SEEN = new HashMap<>();

    private Greeting() {}

    public static Plugin plugin() {
        return new Plugin("greeting", Greeting::greet);
    }

    private static String greet(int context) {
        int times = SEEN.merge("all", 1, Integer::sum);
        if (times == 3) {
            throw new IllegalStateException("third context " + context);
        }
        return "hello context " + context;
    }
}
