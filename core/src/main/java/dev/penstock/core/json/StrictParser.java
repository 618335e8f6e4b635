package dev.penstock.core.json;

import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.async.NonBlockingByteArrayJsonParser;

/**
 * Jackson's non-blocking parser of well-formed UTF-8, nothing but JSON allowed. Its errors are short and made without
 * {@code String.format}, which with all it needs would outweigh the parser in a module.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // the signatures of the methods overridden here
class StrictParser extends NonBlockingByteArrayJsonParser {

    private static final int NO_FEATURES = 0;
    private static final String END = "unexpected end of input";

    StrictParser() {
        super(ObjectReadContext.empty(), new ParserContext(), NO_FEATURES, NO_FEATURES, new NoSymbols());
    }

    /** An error after the last byte read. */
    final NotJson refused(String message) {
        return new NotJson(this, message, currentLocation());
    }

    /** An error at the last byte read. */
    final NotJson refusedByte(String message) {
        return new NotJson(this, message, _currentLocationMinusOne());
    }

    final NotJson ended() {
        return refused(END);
    }

    @Override
    public boolean isEnabled(JsonReadFeature feature) {
        return false;
    }

    @Override
    public void close() {
        _closed = true;
    }

    @Override
    protected StreamReadException _constructReadException(String message) {
        return refused(message);
    }

    @Override
    protected StreamReadException _constructReadException(String message, TokenStreamLocation location) {
        return new NotJson(this, message, location);
    }

    @Override
    protected <T> T _reportError(String format, Object argument) {
        throw refused("unexpected input");
    }

    @Override
    protected <T> T _reportError(String format, Object first, Object second) {
        throw refused("unexpected input");
    }

    @Override
    protected <T> T _reportUnexpectedChar(int code, String comment) {
        throw unexpected(code, comment);
    }

    @Override
    protected <T> T _reportUnexpectedNumberChar(int code, String comment) {
        throw unexpected(code, comment == null ? "in a number" : comment);
    }

    @Override
    protected <T> T _reportInvalidSpace(int code) {
        throw unexpected(code, null);
    }

    @Override
    protected void _throwUnquotedSpace(int code, String place) {
        throw unexpected(code, "must be escaped in a " + place);
    }

    @Override
    protected char _handleUnrecognizedCharacterEscape(char code) {
        throw unexpected(code, "no such escape");
    }

    @Override
    protected void _reportMismatchedEndMarker(int code, char expected) {
        throw unexpected(code, null);
    }

    @Override
    protected void _reportExtraEndMarker(int code) {
        throw unexpected(code, null);
    }

    @Override
    protected <T> T _reportInvalidEOF(String place, JsonToken token) {
        throw refused(END + place);
    }

    @Override
    protected void _handleEOF() {
        if (!streamReadContext().inRoot()) {
            throw ended();
        }
    }

    @Override
    protected int _decodeSurrogate(int high, int low) {
        if (low < Character.MIN_LOW_SURROGATE || low > Character.MAX_LOW_SURROGATE) {
            throw unpaired();
        }
        return Character.toCodePoint((char) high, (char) low);
    }

    @Override
    protected <T> T _reportUnexpectedLowSurrogate(int low) {
        throw unpaired();
    }

    @Override
    protected JsonToken _finishErrorToken() {
        while (_inputPtr < _inputEnd && Excerpt.isWord(getByteFromBuffer(_inputPtr))) {
            _textBuffer.append((char) getNextSignedByteFromBuffer());
        }
        return _finishErrorTokenWithEOF();
    }

    @Override
    protected JsonToken _finishErrorTokenWithEOF() {
        return _reportErrorToken(_textBuffer.contentsAsString());
    }

    @Override
    protected JsonToken _reportErrorToken(String token) {
        throw refused("unknown word " + Excerpt.quoted(token));
    }

    private NotJson unpaired() {
        return refused("unpaired surrogate in a name");
    }

    private NotJson unexpected(int code, String comment) {
        String character = "unexpected " + Excerpt.quoted(new String(Character.toChars(code)));
        return refusedByte(comment == null ? character : character + ": " + comment);
    }
}
