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
import tools.jackson.core.util.BufferRecycler;

/**
 * Jackson's non-blocking parser with nothing around it: no factory, which would bring the blocking parsers and the
 * generators into a module, no symbol table, no buffer pool, no limits but those of the reader.
 */
final class Tokens extends NonBlockingByteArrayJsonParser {

    private static final int STRICT = 0;

    private Tokens(IOContext context, ByteQuadsCanonicalizer names) {
        super(ObjectReadContext.empty(), context, STRICT, STRICT, names);
    }

    /** The tokens of one whole input. */
    static Tokens of(byte[] input) {
        var tokens = new Tokens(context(), ByteQuadsCanonicalizer.createRoot().makeChildOrPlaceholder(STRICT));
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

    private static IOContext context() {
        return new IOContext(
                unlimited(),
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.builder()
                        .maxErrorTokenLength(Excerpt.LENGTH)
                        .build(),
                new BufferRecycler(),
                ContentReference.unknown(),
                false,
                JsonEncoding.UTF8);
    }

    private static StreamReadConstraints unlimited() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }
}
