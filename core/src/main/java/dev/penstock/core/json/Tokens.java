package dev.penstock.core.json;

import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.async.NonBlockingByteArrayJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Jackson's non-blocking parser with nothing around it: no factory, which would bring the blocking parsers and the
 * generators into a module, no symbol table, no buffer pool, no limits but those of the reader.
 */
final class Tokens extends NonBlockingByteArrayJsonParser {

    private static final int STRICT = 0;

    private Tokens() {
        super(ObjectReadContext.empty(), new Context(), STRICT, STRICT, new NoNames());
    }

    /** The tokens of one whole input. */
    static Tokens of(byte[] input) {
        var tokens = new Tokens();
        tokens.feedInput(input, 0, input.length);
        tokens.endOfInput();
        return tokens;
    }

    /** The next token; refuses an input that ends here. */
    JsonToken next() {
        JsonToken token = nextToken();
        if (token == null) {
            throw refused("unexpected end of input");
        }
        return token;
    }

    /** Refuses an input that goes on. */
    void end() {
        var here = currentLocation();
        if (nextToken() != null) {
            throw new StreamReadException(this, "more than one value", here);
        }
    }

    /** An error at the last byte read. */
    JacksonException refused(String message) {
        return new StreamReadException(this, message, currentLocation());
    }

    private static StreamReadConstraints unlimited() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }

    /** No symbol table: a name is decoded each time it occurs. */
    private static final class NoNames extends ByteQuadsCanonicalizer {

        private NoNames() {
            super(0, 0);
        }

        @Override
        public boolean isCanonicalizing() {
            return false;
        }

        @Override
        public String findName(int quad) {
            return null;
        }

        @Override
        public String findName(int quad1, int quad2) {
            return null;
        }

        @Override
        public String findName(int quad1, int quad2, int quad3) {
            return null;
        }

        @Override
        public String findName(int[] quads, int count) {
            return null;
        }

        @Override
        public String addName(String name, int[] quads, int count) {
            return name;
        }

        @Override
        public void release() {}
    }

    /** No buffer pool, so nothing to close. */
    private static final class Context extends IOContext {

        private Context() {
            super(
                    unlimited(),
                    StreamWriteConstraints.defaults(),
                    ErrorReportConfiguration.builder()
                            .maxErrorTokenLength(Excerpt.LENGTH)
                            .build(),
                    null,
                    ContentReference.unknown(),
                    false,
                    JsonEncoding.UTF8);
        }

        @Override
        public void close() {}
    }
}
