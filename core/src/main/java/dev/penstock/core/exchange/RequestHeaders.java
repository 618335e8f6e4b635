package dev.penstock.core.exchange;

/** A request whose headers have arrived and are held until the handler has decided. */
public interface RequestHeaders extends Exchange, RequestHead {
    /** Whether a body or trailers follow, as far as the host knows. */
    boolean hasBody();

    @Override
    default RequestHead request() {
        return this;
    }

    /** The request goes on; edits may be added. */
    default RequestHeadersEdit proceed() {
        return RequestHeadersEdit.NONE;
    }
}
