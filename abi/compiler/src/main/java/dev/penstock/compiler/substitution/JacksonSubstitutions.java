package dev.penstock.compiler.substitution;

import static dev.penstock.compiler.substitution.Substitution.body;
import static dev.penstock.compiler.substitution.Substitution.calls;

import dev.penstock.classlib.JacksonCharacters;
import dev.penstock.classlib.JacksonDialects;
import dev.penstock.classlib.JacksonParts;
import dev.penstock.classlib.JacksonStatics;

/**
 * The parts of Jackson's non-blocking parser that {@code dev.penstock.core.json} never reaches but TeaVM cannot see to be
 * dead: number conversion, patterns for versions, every dialect of JSON that a feature would turn on, and what goes on with a
 * token for which the input was too short. All features are off in a module, and a parser has its whole input before the first token.
 */
public final class JacksonSubstitutions {
    private static final String PARSER = "tools.jackson.core.json.async.NonBlockingUtf8JsonParserBase";
    private static final String CHARACTERS = "tools.jackson.core.io.CharTypes";
    private static final String JSON_FEATURE = "tools.jackson.core.json.JsonReadFeature";
    private static final String STREAM_FEATURE = "tools.jackson.core.StreamReadFeature";
    private static final String INITIALIZER = "<clinit>";

    private JacksonSubstitutions() {}

    /** The table. */
    public static Substitutions table() {
        return STATICS.and(FEATURES).and(DIALECTS).and(PARTS).and(TABLES);
    }

    private static final Substitutions STATICS = Substitutions.of(
            body("tools.jackson.core.base.ParserMinimalBase", INITIALIZER).by(JacksonStatics.class, "none"),
            body("tools.jackson.core.JsonParser", INITIALIZER).by(JacksonStatics.class, "none"),
            body("tools.jackson.core.util.VersionUtil", INITIALIZER).by(JacksonStatics.class, "none"),
            body("tools.jackson.core.json.JsonReadContext", "_checkDup").by(JacksonStatics.class, "unchecked"));

    private static final Substitutions FEATURES = Substitutions.of(
            body(JSON_FEATURE, INITIALIZER).by(JacksonStatics.class, "none"),
            calls(JSON_FEATURE, "getMask()I").by(JacksonDialects.class, "mask"),
            calls(JSON_FEATURE, "enabledIn(I)Z").by(JacksonDialects.class, "off"),
            body(STREAM_FEATURE, INITIALIZER).by(JacksonStatics.class, "none"),
            calls(STREAM_FEATURE, "enabledIn(I)Z").by(JacksonDialects.class, "off"));

    private static final Substitutions DIALECTS = Substitutions.of(
            body(PARSER, "_finishAposName").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_finishAposString").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_startAposString").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_finishUnquotedName").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_finishHexDigits").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_startAfterComment").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_skipCComment").by(JacksonDialects.class, "unreachableComment"),
            body(PARSER, "_skipCppComment").by(JacksonDialects.class, "unreachableComment"),
            body(PARSER, "_skipLineComment").by(JacksonDialects.class, "unreachableComment"),
            body(PARSER, "_startHexNumber").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_startHexNumberWithSign").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_finishNumberLeadingPosZeroes").by(JacksonDialects.class, "unreachable"),
            body(PARSER, "_finishNumberIntegralPart").by(JacksonDialects.class, "unreachable"));

    private static final Substitutions PARTS = Substitutions.of(
            body(PARSER, "_finishToken").by(JacksonParts.class, "unreachable"),
            body("tools.jackson.core.util.TextBuffer", "_reportBufferOverflow").by(JacksonParts.class, "unreachable"));

    private static final Substitutions TABLES = Substitutions.of(
            body(CHARACTERS, INITIALIZER).by(JacksonStatics.class, "none"),
            body(CHARACTERS, "getInputCodeUtf8").by(JacksonCharacters.class, "ofUtf8"),
            body(CHARACTERS, "getInputCodeLatin1").by(JacksonCharacters.class, "ofLatin1"),
            body(CHARACTERS, "charToHex").by(JacksonCharacters.class, "digit"));
}
