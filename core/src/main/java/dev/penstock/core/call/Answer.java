package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonError;
import dev.penstock.core.json.JsonReader;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What another service answered. Owned: it may be kept.
 *
 * @param headers as they came, without pseudo-headers
 */
public record Answer(int status, Headers headers, Bytes body, Headers trailers) {
    /** The first value of the header {@code name}, in any case, read as UTF-8. */
    public Option<String> header(String name) {
        return headers.first(name);
    }

    /** The first value of the trailer {@code name}, in any case, read as UTF-8. */
    public Option<String> trailer(String name) {
        return trailers.first(name);
    }

    /** The body read as UTF-8. */
    public String text() {
        return body.utf8();
    }

    /** The body read as JSON. */
    public Either<JsonError, Json> json() {
        return JsonReader.read(body);
    }

    static Headers plain(Headers all) {
        List<Header> fields = List.empty();
        for (Header field : all) {
            fields = field.name().startsWith(":") ? fields : fields.prepend(field);
        }
        return Headers.of(fields.reverse());
    }
}
