package dev.penstock.core.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The oracle: Jackson databind behind the JDK's strict decoder, since databind itself lets malformed UTF-8 pass and takes
 * bytes with NULs for UTF-16. It allows nothing but JSON, and limits nothing but nesting.
 */
final class Databind {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonText.MAX_DEPTH)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Databind() {}

    /** The tree of an input, or none where it is not JSON. */
    static Optional<JsonNode> read(byte[] input) {
        return decoded(input).map(Databind::withoutByteOrderMark).flatMap(Databind::read);
    }

    /**
     * Whether an input is JSON. Databind refuses names with unpaired surrogates, which the grammar of RFC 8259 allows: their
     * escapes then count as those of other characters.
     */
    static boolean accepts(byte[] input) {
        return read(input).isPresent()
                || decoded(input)
                        .map(Databind::withoutByteOrderMark)
                        .map(text -> text.replaceAll("\\\\u[dD]([89a-fA-F])", "\\\\u0$1"))
                        .flatMap(Databind::read)
                        .isPresent();
    }

    /** The tree of what is JSON for certain. */
    static JsonNode tree(byte[] input) {
        return read(input).orElseThrow(() -> new AssertionError(new String(input, StandardCharsets.UTF_8)));
    }

    static JsonNode tree(String input) {
        return tree(input.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(tree -> !tree.isMissingNode());
        } catch (JacksonException refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(byte[] input) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** As databind's reader of bytes skips it. */
    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
