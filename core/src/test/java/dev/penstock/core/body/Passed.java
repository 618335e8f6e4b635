package dev.penstock.core.body;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * What became of a body.
 *
 * @param out all output
 * @param abort why it was aborted
 * @param notes what was learned of it last
 */
public record Passed(Bytes out, Option<Abort> abort, Map<Key<?>, Object> notes) {
    /** The end of a body of which {@code before} is the output so far. */
    public static Passed ended(Bytes before, TransformState state) {
        Tuple2<Option<Abort>, Map<Key<?>, Object>> standing = standing(state, true);
        return new Passed(
                standing._1().isEmpty() ? before.concat(state.finish()) : before, standing._1(), standing._2());
    }

    public static Passed aborted(Bytes before, TransformState state) {
        Tuple2<Option<Abort>, Map<Key<?>, Object>> standing = standing(state, false);
        return new Passed(before, standing._1(), standing._2());
    }

    public static Option<Abort> abortOf(TransformState state) {
        return standing(state, false)._1();
    }

    public static boolean isDeferred(TransformState state) {
        return state.standing(false, new Standing<>() {
            @Override
            public Boolean sound() {
                return false;
            }

            @Override
            public Boolean deferred() {
                return true;
            }

            @Override
            public Boolean aborted(Abort why) {
                return false;
            }

            @Override
            public <T> Boolean noted(Key<T> key, T value, Boolean rest) {
                return rest;
            }
        });
    }

    private static Tuple2<Option<Abort>, Map<Key<?>, Object>> standing(TransformState state, boolean end) {
        return state.standing(end, new Standing<>() {
            @Override
            public Tuple2<Option<Abort>, Map<Key<?>, Object>> sound() {
                return Tuple.of(Option.none(), HashMap.empty());
            }

            @Override
            public Tuple2<Option<Abort>, Map<Key<?>, Object>> deferred() {
                if (end) {
                    throw new AssertionError("nothing can be deferred at the end");
                }
                return sound();
            }

            @Override
            public Tuple2<Option<Abort>, Map<Key<?>, Object>> aborted(Abort why) {
                return Tuple.of(Option.some(why), HashMap.empty());
            }

            @Override
            public <T> Tuple2<Option<Abort>, Map<Key<?>, Object>> noted(
                    Key<T> key, T value, Tuple2<Option<Abort>, Map<Key<?>, Object>> rest) {
                return rest.map2(notes -> notes.put(key, value));
            }
        });
    }
}
