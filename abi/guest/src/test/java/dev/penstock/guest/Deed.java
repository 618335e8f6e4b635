package dev.penstock.guest;

/** What a handler of a random plugin does: at once, or when the host has answered a question. */
enum Deed {
    PROCEED,
    EDIT,
    REPLY,
    THROW,
    ASK_AND_PROCEED,
    ASK_AND_EDIT,
    ASK_AND_REPLY,
    ASK_AND_THROW;

    private static final String ASK = "ASK_AND_";

    boolean asks() {
        return name().startsWith(ASK);
    }

    /** What it does when nothing need be asked any more. */
    Deed answered() {
        return asks() ? valueOf(name().substring(ASK.length())) : this;
    }
}
