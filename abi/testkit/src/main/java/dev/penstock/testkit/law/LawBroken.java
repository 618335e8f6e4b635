package dev.penstock.testkit.law;

/** A plugin or a transform does not keep a law. The message names the law and the smallest case found, and ends with a test of it. */
public final class LawBroken extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient Object counterExample;
    private final String law;
    private final String test;

    LawBroken(String law, Object counterExample, String test, Throwable reason) {
        super("'" + law + "' does not hold: " + reason.getMessage() + "\nAs a test:\n\n" + test.indent(4), reason);
        this.law = law;
        this.counterExample = counterExample;
        this.test = test;
    }

    /** The law's name. */
    public String law() {
        return law;
    }

    /** The smallest case found: a {@link Chunking}, or one or more {@link Traffic}. */
    public Object counterExample() {
        return counterExample;
    }

    /** A test method of the counter-example, to be pasted. */
    public String test() {
        return test;
    }
}
