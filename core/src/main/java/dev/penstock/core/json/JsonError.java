package dev.penstock.core.json;

import java.util.Objects;

/**
 * Why some input is not JSON.
 *
 * @param offset the byte where it was noticed, from 0; the input's length where the input ended too early
 * @param message what was expected or found there, one short line
 */
public record JsonError(int offset, String message) {

    public JsonError {
        Objects.requireNonNull(message);
    }

    @Override
    public String toString() {
        return "at byte " + offset + ": " + message;
    }
}
