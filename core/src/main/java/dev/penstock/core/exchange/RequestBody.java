package dev.penstock.core.exchange;

/** A request whose body has arrived whole; its headers are held and can still be edited. */
public interface RequestBody extends Exchange {
    /** The request goes on; edits may be added. */
    default RequestBodyEdit proceed() {
        return RequestBodyEdit.NONE;
    }
}
