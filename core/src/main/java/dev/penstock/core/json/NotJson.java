package dev.penstock.core.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;

/** What a parser throws; never leaves this package. */
final class NotJson extends StreamReadException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    NotJson(JsonParser parser, String message, TokenStreamLocation location) {
        super(parser, message, location);
        this.offset = (int) location.getByteOffset();
    }

    int offset() {
        return offset;
    }

    @Override
    public String getMessage() {
        return getOriginalMessage();
    }

    @Override
    public String toString() {
        return getOriginalMessage();
    }
}
