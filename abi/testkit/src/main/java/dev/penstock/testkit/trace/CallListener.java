package dev.penstock.testkit.trace;

/** Is told of every call between a proxy and one module, in their order. */
public interface CallListener {
    /** Listens to nothing. */
    CallListener NONE = new CallListener() {
        @Override
        public void callback(String function, long... words) {}

        @Override
        public void hostCall(String function, Texts memory, long... words) {}

        @Override
        public void returned(String function, long... results) {}
    };

    /** The proxy calls that export with these raw arguments. */
    void callback(String function, long... words);

    /**
     * The module calls that import with these raw arguments.
     *
     * @param memory what they point at; to be read before this returns
     */
    void hostCall(String function, Texts memory, long... words);

    /** The innermost call of that function returned. */
    void returned(String function, long... results);
}
