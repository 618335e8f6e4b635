package dev.penstock.compiler.sample;

/** A plugin that starts a thread. */
public final class Threaded {
    private Threaded() {}

    public static Plugin plugin() {
        return new Plugin("threaded", Threaded::started);
    }

    private static String started(int context) {
        Thread thread = new Thread(() -> {});
        thread.start();
        return thread.getName() + context;
    }
}
