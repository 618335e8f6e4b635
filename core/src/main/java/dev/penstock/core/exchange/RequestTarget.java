package dev.penstock.core.exchange;

import io.vavr.control.Option;

/** The parts of a request target (RFC 9112 section 3.2). */
final class RequestTarget {
    private RequestTarget() {}

    static String path(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    static Option<String> query(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? Option.none() : Option.some(target.substring(mark + 1));
    }
}
