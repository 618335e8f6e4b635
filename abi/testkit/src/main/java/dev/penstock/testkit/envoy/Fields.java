package dev.penstock.testkit.envoy;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * Headers or trailers: name and value pairs in the order they were sent, repeated names included. Names are compared without regard to
 * case and kept as they were given; pseudo headers ({@code :path}) are not part of it.
 */
public record Fields(Seq<Tuple2<String, String>> pairs) {

    /** No field at all. */
    public static final Fields NONE = new Fields(Vector.empty());

    /** These fields and one more at the end. */
    public Fields plus(String name, String value) {
        return new Fields(pairs.append(Tuple.of(name, value)));
    }

    /** These fields and then the others. */
    public Fields with(Fields others) {
        return new Fields(pairs.appendAll(others.pairs));
    }

    /** These fields without those of that name. */
    public Fields without(String name) {
        return new Fields(pairs.reject(pair -> pair._1.equalsIgnoreCase(name)));
    }

    /** The first value of that name. */
    public Option<String> first(String name) {
        return all(name).headOption();
    }

    /** All values of that name, in order. */
    public Seq<String> all(String name) {
        return pairs.filter(pair -> pair._1.equalsIgnoreCase(name)).map(Tuple2::_2);
    }

    /** The names in lower case, in order, each as often as it occurs. */
    public Seq<String> names() {
        return pairs.map(pair -> pair._1.toLowerCase(Locale.ROOT));
    }

    /** Whether a field of that name is there. */
    public boolean contains(String name) {
        return !all(name).isEmpty();
    }

    /** The pseudo headers, {@code :path} for example. */
    Fields pseudo() {
        return new Fields(pairs.filter(pair -> pair._1.startsWith(":")));
    }

    /** All but the pseudo headers. */
    Fields plain() {
        return new Fields(pairs.reject(pair -> pair._1.startsWith(":")));
    }

    /** Whether there is no field. */
    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** One {@code name: value} after the other, separated by a comma. */
    @Override
    public String toString() {
        return pairs.map(pair -> pair._1 + ": " + pair._2).mkString(", ");
    }
}
