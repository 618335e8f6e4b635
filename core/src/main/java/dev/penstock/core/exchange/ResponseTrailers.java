package dev.penstock.core.exchange;

/** A response whose trailers have arrived. */
public interface ResponseTrailers extends Exchange {
    /** The response's headers. */
    ResponseHead response();

    /** The trailers. */
    MessageHead trailers();

    /** The response goes on; edits of its trailers may be added. */
    default ResponseTrailersEdit proceed() {
        return ResponseTrailersEdit.NONE;
    }
}
