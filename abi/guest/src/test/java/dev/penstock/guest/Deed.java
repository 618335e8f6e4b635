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

    boolean asks() {
        return ordinal() >= ASK_AND_PROCEED.ordinal();
    }

    /** What it does when nothing need be asked any more. */
    Deed answered() {
        return asks() ? values()[ordinal() - ASK_AND_PROCEED.ordinal()] : this;
    }
}
