package dev.penstock.classlib;

import tools.jackson.core.JsonToken;
import tools.jackson.core.json.async.NonBlockingUtf8JsonParserBase;
import tools.jackson.core.util.TextBuffer;

/** What Jackson's parser does with inputs that come in parts, or that are longer than any that is read. */
@SuppressWarnings("DoNotCallSuggester") // bodies for methods that are never called
public final class JacksonParts {
    private JacksonParts() {}

    /** Replaces the way on within a token: the parser stops within one only where the whole input ends. */
    public static JsonToken unreachable(NonBlockingUtf8JsonParserBase parser) {
        throw new IllegalStateException("whole inputs only");
    }

    /** Replaces the report of a text with more characters than an int counts. */
    public static void unreachable(TextBuffer buffer, int length, int added) {
        throw new IllegalStateException("short inputs only");
    }
}
