package dev.penstock.core.json;

import tools.jackson.core.JsonToken;

/** The tokens of one whole input, which must be well-formed UTF-8. */
final class Tokens {

    private final StrictParser parser = new StrictParser();

    Tokens(byte[] input) {
        parser.feedInput(input, 0, input.length);
        parser.endOfInput();
    }

    /** The next token; an input that ends here is refused. */
    JsonToken next() {
        JsonToken token = read();
        if (token == null) {
            throw parser.ended();
        }
        return token;
    }

    /** The name of the field before the current value. */
    String name() {
        return parser.currentName();
    }

    /** The text of a string, escapes decoded, or of a number, as it stands there. */
    String text() {
        return parser.getString();
    }

    /** Refuses an input that goes on. */
    void end() {
        if (read() != null) {
            throw parser.refused("more than one value");
        }
    }

    /** An error at the last byte read. */
    NotJson refused(String message) {
        return parser.refusedByte(message);
    }

    /** A token that the end of the input cuts or completes takes two steps. */
    private JsonToken read() {
        JsonToken token = parser.nextToken();
        return token == JsonToken.NOT_AVAILABLE ? parser.nextToken() : token;
    }
}
