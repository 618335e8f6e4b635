package dev.penstock.guest;

/** What a handler of a random plugin does: at once, when the host has answered a question, or when a service has. */
enum Deed {
    PROCEED,
    EDIT,
    REPLY,
    THROW,
    ASK_AND_PROCEED,
    ASK_AND_EDIT,
    ASK_AND_REPLY,
    ASK_AND_THROW,
    CALL_AND_PROCEED,
    CALL_AND_EDIT,
    CALL_AND_REPLY,
    CALL_AND_THROW;

    private static final String ASK = "ASK_AND_";
    private static final String CALL = "CALL_AND_";

    boolean asks() {
        return name().startsWith(ASK);
    }

    /** Whether its message waits meanwhile. */
    boolean calls() {
        return name().startsWith(CALL);
    }

    /** What it does when nothing need be asked any more. */
    Deed answered() {
        int prefix = asks() ? ASK.length() : calls() ? CALL.length() : 0;
        return valueOf(name().substring(prefix));
    }
}
