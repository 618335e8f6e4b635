package dev.penstock.core.exchange;

import io.vavr.control.Option;

/** A response whose headers have arrived and are held until the handler has decided. */
public interface ResponseHeaders extends Exchange {
    /** The response goes on; edits may be added. */
    default ResponseHeadersEdit proceed() {
        return ResponseHeadersEdit.NONE;
    }

    /** The status, {@code 200} for example. */
    default Option<String> status() {
        return header(":status");
    }
}
