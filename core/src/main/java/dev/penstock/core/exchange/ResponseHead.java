package dev.penstock.core.exchange;

import dev.penstock.core.data.StatusCode;
import io.vavr.control.Option;

/** What a response says of itself. */
public interface ResponseHead extends MessageHead {
    /** The status, 200 for example; none where the field is missing or not a number. */
    default Option<Integer> status() {
        return header(":status").flatMap(StatusCode::parse);
    }
}
