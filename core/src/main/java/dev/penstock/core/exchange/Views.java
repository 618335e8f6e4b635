package dev.penstock.core.exchange;

import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;

/** What handlers see of the stream whose callback runs, one view for each phase. Made by the shell when asked for. */
public interface Views {
    RequestHeaders requestHeaders();

    RequestBody requestBody();

    RequestTrailers requestTrailers();

    ResponseHeaders responseHeaders();

    ResponseBody responseBody();

    ResponseTrailers responseTrailers();

    StreamDone streamDone();

    /** What the headers of {@code direction} say of its body, in their own callback: the host is asked once for all of them. */
    default BodyFields bodyFields(Direction direction) {
        return allOf(direction).bodyFields();
    }

    /** The headers of {@code direction} in their own callback. */
    default MessageHead head(Direction direction) {
        return direction == Direction.REQUEST ? requestHeaders() : responseHeaders();
    }

    /** All fields of the headers of {@code direction}, in their own callback; read once. */
    default Headers allOf(Direction direction) {
        return head(direction).headers();
    }
}
