package dev.penstock.core.json;

import io.vavr.collection.Seq;
import java.util.Objects;

/**
 * What is wrong with one place of a configuration. Prints as {@code $.from: expected a non-empty string, found ""}.
 *
 * @param path the place
 * @param expected what would be right there, in words
 * @param found what is there, short; {@code nothing} where the field is missing
 */
public record ConfigError(JsonPath path, String expected, String found) {

    public ConfigError {
        Objects.requireNonNull(path);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(found);
    }

    /** All of them in one line. Without {@code mkString}, by which a module would have the {@code toString} of every class. */
    public static String line(Seq<ConfigError> errors) {
        StringBuilder line = new StringBuilder();
        for (ConfigError error : errors) {
            line.append(line.length() == 0 ? "" : "; ").append(error.toString());
        }
        return line.toString();
    }

    /** This error of a document that itself stands at {@code place} in a larger one. */
    public ConfigError under(JsonPath place) {
        return new ConfigError(path.under(place), expected, found);
    }

    @Override
    public String toString() {
        return path + ": expected " + expected + ", found " + found;
    }
}
