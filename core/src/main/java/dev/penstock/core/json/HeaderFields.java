package dev.penstock.core.json;

import dev.penstock.core.data.Headers;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.NoSuchElementException;

/** Header fields written as an object: a string each, or an array of strings for a name that repeats. */
final class HeaderFields {
    private HeaderFields() {}

    /** The fields; none where one cannot be sent. */
    static Option<Headers> of(Json.Obj object) {
        try {
            Headers all = Headers.empty();
            for (Tuple2<String, Json> member : object.fields()) {
                for (Json value : values(member._2)) {
                    all = all.add(member._1, value.asString().get());
                }
            }
            return Option.some(all);
        } catch (IllegalArgumentException | NoSuchElementException unfit) {
            return Option.none();
        }
    }

    private static Seq<Json> values(Json value) {
        return value instanceof Json.Arr array ? array.items() : List.of(value);
    }
}
