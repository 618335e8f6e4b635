package dev.penstock.classlib;

import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.async.NonBlockingUtf8JsonParserBase;

/** The features of Jackson's parser, all off, and what only runs with one of them on. */
@SuppressWarnings("DoNotCallSuggester") // bodies for methods that are never called
public final class JacksonDialects {
    private JacksonDialects() {}

    /** Replaces {@code JsonReadFeature.getMask}: no bit. */
    public static int mask(JsonReadFeature feature) {
        return 0;
    }

    /** Replaces {@code JsonReadFeature.enabledIn}. */
    public static boolean off(JsonReadFeature feature, int flags) {
        return false;
    }

    /** Replaces {@code StreamReadFeature.enabledIn}. */
    public static boolean off(StreamReadFeature feature, int flags) {
        return false;
    }

    /** Replaces a step of a dialect. */
    public static JsonToken unreachable(NonBlockingUtf8JsonParserBase parser) {
        throw new IllegalStateException("JSON only");
    }

    /** Replaces a step of a dialect. */
    public static JsonToken unreachable(NonBlockingUtf8JsonParserBase parser, int code) {
        throw new IllegalStateException("JSON only");
    }

    /** Replaces a step of a dialect. */
    public static JsonToken unreachable(NonBlockingUtf8JsonParserBase parser, boolean negative) {
        throw new IllegalStateException("JSON only");
    }

    /** Replaces a step of a dialect. */
    public static JsonToken unreachable(NonBlockingUtf8JsonParserBase parser, int length, int quad, int bytes) {
        throw new IllegalStateException("JSON only");
    }

    /** Replaces a step of a dialect. */
    public static JsonToken unreachable(NonBlockingUtf8JsonParserBase parser, boolean negative, char code) {
        throw new IllegalStateException("JSON only");
    }

    /** Replaces what follows the refusal of zeroes or a plus sign before a number. */
    public static JsonToken unreachable(NonBlockingUtf8JsonParserBase parser, char[] digits, int count) {
        throw new IllegalStateException("JSON only");
    }

    /** Replaces the skipping of a comment, which is refused where it begins. */
    public static boolean unreachableComment(NonBlockingUtf8JsonParserBase parser, int state) {
        throw new IllegalStateException("JSON only");
    }

    /** Replaces the skipping of a comment, which is refused where it begins. */
    public static boolean unreachableComment(NonBlockingUtf8JsonParserBase parser, int state, int within) {
        throw new IllegalStateException("JSON only");
    }

    /** Replaces the skipping of a comment, which is refused where it begins. */
    public static boolean unreachableComment(NonBlockingUtf8JsonParserBase parser, int state, boolean star) {
        throw new IllegalStateException("JSON only");
    }
}
