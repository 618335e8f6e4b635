package dev.penstock.core.json;

import dev.penstock.core.data.Headers;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** Header fields written as an object: a string each, or an array of strings for a name that repeats. */
final class HeaderFields {
    private HeaderFields() {}

    /** The fields, or an error at the place of each that cannot be sent. */
    static Checked<Headers> checked(JsonPath path, Json.Obj object, Predicate<? super String> names) {
        var members = new CheckedMembers<Headers>(path, object);
        for (Tuple2<String, Json> found : object.fields()) {
            Field field = new Field(path.field(found._1), Option.some(found._2));
            members.add(names.test(found._1) ? named(found._1, field) : refused(field));
        }
        return members.all().map(HeaderFields::together);
    }

    private static Checked<Headers> named(String name, Field field) {
        return field.oneOrList(value -> value.string()
                        .satisfying(HeaderFields::isOneLine, "a string without CR, LF and NUL")
                        .value())
                .map(values -> {
                    Headers all = Headers.empty();
                    for (String value : values) {
                        all = all.add(name, value);
                    }
                    return all;
                });
    }

    private static Checked<Headers> refused(Field field) {
        return field.any().and(value -> Either.left("no header of that name"));
    }

    private static boolean isOneLine(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0 && value.indexOf('\0') < 0;
    }

    private static Headers together(Seq<Headers> members) {
        Headers all = Headers.empty();
        for (Headers member : members) {
            for (var field : member) {
                all = all.and(field);
            }
        }
        return all;
    }
}
