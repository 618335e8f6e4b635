package dev.penstock.testkit.model;

/** A host call that kills a real proxy, the whole process. An error, so that no plugin code takes it for its own. */
public final class HostDied extends AssertionError {
    private static final long serialVersionUID = 1L;

    HostDied(String call) {
        super("the proxy dies: " + call);
    }
}
