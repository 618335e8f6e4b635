package dev.penstock.classlib;

import tools.jackson.core.json.DupDetector;
import tools.jackson.core.json.JsonReadContext;

/** Static state of Jackson that a strict parser of JSON does without. */
public final class JacksonStatics {
    private JacksonStatics() {}

    /** Replaces a class initializer: the fields stay null. */
    public static void none() {}

    /** Replaces the check for names that occur twice, which is off. */
    public static void unchecked(JsonReadContext context, DupDetector detector, String name) {}
}
