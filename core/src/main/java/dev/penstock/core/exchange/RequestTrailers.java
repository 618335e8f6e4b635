package dev.penstock.core.exchange;

/** A request whose trailers have arrived. */
public interface RequestTrailers extends Exchange {
    /** The trailers. */
    MessageHead trailers();

    /** The request goes on; edits of its trailers may be added. */
    default RequestTrailersEdit proceed() {
        return RequestTrailersEdit.NONE;
    }
}
