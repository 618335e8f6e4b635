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
 * bytes with NULs for UTF-16. It reads bytes, as its reader of texts takes letters such as U+0830 for hexadecimal digits. It
 * allows nothing but JSON, and limits nothing but nesting.
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
        return decoded(input).flatMap(Databind::read);
    }

    /**
     * Whether an input is JSON. Databind refuses names with unpaired surrogates, which the grammar of RFC 8259 allows: their
     * escapes then count as those of other characters.
     */
    static boolean accepts(byte[] input) {
        return read(input).isPresent()
                || decoded(input)
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
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return Optional.of(MAPPER.readTree(utf8)).filter(tree -> !tree.isMissingNode());
        } catch (JacksonException refused) {
            return Optional.empty();
        }
    }

    /** The text of well-formed UTF-8 without NULs, which JSON allows nowhere. */
    private static Optional<String> decoded(byte[] input) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input));
            return Optional.of(text.toString()).filter(decoded -> decoded.indexOf('\0') < 0);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
