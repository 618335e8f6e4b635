package dev.penstock.core.exchange;

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

    /** As {@link #head}, for one who asks for several fields, by names in lower case: the host is asked once. */
    default MessageHead manyOf(Direction direction) {
        return head(direction);
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
