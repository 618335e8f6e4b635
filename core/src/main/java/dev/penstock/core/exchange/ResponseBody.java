package dev.penstock.core.exchange;

/** A response whose body has arrived whole; its headers are held and can still be edited. */
public interface ResponseBody extends Exchange {
    /** The response's headers. */
    ResponseHead response();

    /** The response goes on; edits may be added. */
    default ResponseBodyEdit proceed() {
        return ResponseBodyEdit.NONE;
    }
}
