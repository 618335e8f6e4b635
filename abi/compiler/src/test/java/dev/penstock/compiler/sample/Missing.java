package dev.penstock.compiler.sample;

import java.util.concurrent.ConcurrentSkipListMap;

/** A plugin that uses a class the JDK has and TeaVM's class library lacks. */
public final class Missing {
    private Missing() {}

    public static Plugin plugin() {
        return new Plugin("missing", context -> new ConcurrentSkipListMap<>().toString());
    }
}
