package dev.penstock.guest;

import io.vavr.control.Option;

/** What a handler of a random plugin does: at once, or when the host has answered a question. */
enum Deed {
    PROCEED(Option.none()),
    EDIT(Option.none()),
    REPLY(Option.none()),
    THROW(Option.none()),
    ASK_AND_PROCEED(Option.some(PROCEED)),
    ASK_AND_EDIT(Option.some(EDIT)),
    ASK_AND_REPLY(Option.some(REPLY)),
    ASK_AND_THROW(Option.some(THROW));

    private final Option<Deed> answered;

    Deed(Option<Deed> answered) {
        this.answered = answered;
    }

    boolean asks() {
        return answered.isDefined();
    }

    /** What it does when nothing need be asked any more. */
    Deed answered() {
        return answered.getOrElse(this);
    }
}
