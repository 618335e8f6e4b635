package dev.penstock.core.exchange;

/** A response whose headers have arrived and are held until the handler has decided. */
public interface ResponseHeaders extends Exchange, ResponseHead {
    /** Whether a body or trailers follow, as far as the host knows. */
    boolean hasBody();

    /** The response goes on; edits may be added. */
    default ResponseHeadersEdit proceed() {
        return ResponseHeadersEdit.NONE;
    }
}
