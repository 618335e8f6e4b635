package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import tools.jackson.core.JacksonException;

/** Reads whole JSON documents (RFC 8259) in UTF-8. */
public final class JsonReader {

    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 100;

    /** How long an input may be, in bytes. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private JsonReader() {}

    /**
     * The value an input consists of, with white space around it and possibly a byte order mark before it. Of fields with
     * the same name the last one counts. Never throws: input that is not JSON, is not well-formed UTF-8, has a name with
     * an unpaired surrogate, nests deeper than {@value #MAX_DEPTH} or is longer than {@value #MAX_BYTES} bytes is an error.
     */
    public static Either<JsonError, Json> read(byte[] input) {
        if (input.length > MAX_BYTES) {
            return error(MAX_BYTES, "longer than " + MAX_BYTES + " bytes");
        }
        int malformed = WellFormedUtf8.firstMalformed(Bytes.adopt(input));
        return malformed < 0 ? parse(input) : error(malformed, "malformed UTF-8");
    }

    /** As {@link #read(byte[])}. */
    public static Either<JsonError, Json> read(Bytes input) {
        return read(input.toArray());
    }

    /** As {@link #read(byte[])}, of a text. Offsets are those of its UTF-8 form. */
    public static Either<JsonError, Json> read(String input) {
        return read(Bytes.utf8(input));
    }

    private static Either<JsonError, Json> parse(byte[] input) {
        try {
            return Either.right(JsonTree.of(new Tokens(input)));
        } catch (JacksonException e) {
            return error(
                    (int) Math.min(e.getLocation().getByteOffset(), input.length),
                    Excerpt.message(e.getOriginalMessage()));
        }
    }

    private static Either<JsonError, Json> error(int offset, String message) {
        return Either.left(new JsonError(offset, message));
    }
}
