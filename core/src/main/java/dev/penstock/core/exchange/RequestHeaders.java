package dev.penstock.core.exchange;

import io.vavr.control.Option;

/** A request whose headers have arrived and are held until the handler has decided. */
public interface RequestHeaders extends Exchange {
    /** The request goes on; edits may be added. */
    default RequestHeadersEdit proceed() {
        return RequestHeadersEdit.NONE;
    }

    default Option<String> method() {
        return header(":method");
    }

    /** The request target with its query, as it came: not normalised. None for CONNECT. */
    default Option<String> path() {
        return header(":path");
    }

    default Option<String> authority() {
        return header(":authority");
    }
}
