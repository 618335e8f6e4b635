package dev.penstock.core.body;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A rewriting of bodies that works on chunks as they pass: a fold with a {@linkplain TransformState state} for each body.
 *
 * <p>The law is chunk-split invariance. However a body is cut into chunks (empty ones included), the outputs of the steps
 * followed by the output of {@link TransformState#finish()} are together the same bytes; and where it is aborted, that is so for
 * each cut, with the same reason. All transforms made here obey it, and {@link #then} keeps it; {@link #perChunk} alone leaves
 * it to its caller. The functions that are handed in must be pure: the same bytes give the same bytes.
 *
 * <p>What a state keeps of a body is bounded, as each method says. Where a body may be as large as it likes and a record of it
 * may not, a larger one is {@linkplain Abort aborted}: the stream is answered or reset, never cut short.
 *
 * <p>A body with trailers can be added to only as long as the host holds some of it: see {@code ARCHITECTURE.md}. Where it does
 * not and a transform has something pending at the trailers, the stream is reset with a warning. A message without a body is not
 * transformed.
 *
 * <p>A transform is immutable and serves any number of bodies at once.
 */
public interface BodyTransform {
    /** The longest line or record where nothing else is said: 1 MiB. */
    int MOST_RECORD = 1024 * 1024;

    /** The most bytes that {@link #gunzip()} makes of a body: 64 MiB. */
    long MOST_GUNZIPPED = 64L * 1024 * 1024;

    /** The state before the first byte of a body. */
    TransformState start();

    /**
     * Whether what becomes of each body is as long as the body, unless it is aborted. Then a {@code content-length} that the message
     * states stays right and stays; else it is removed with the headers, before the length can be known.
     */
    default boolean keepsLength() {
        return false;
    }

    /** This transform, then {@code next} on its output: {@code a.then(b)} is {@code b(a(body))}. */
    default BodyTransform then(BodyTransform next) {
        return new Chain(this, next);
    }

    /** The transform that changes nothing. */
    static BodyTransform identity() {
        return Identity.INSTANCE;
    }

    /**
     * Every leftmost, non-overlapping {@code from} becomes {@code to}, wherever the chunks are cut. {@code to} may be of
     * any length and is not searched again. The state of a body is one number; what it stands for is shorter than
     * {@code from}.
     *
     * @throws IllegalArgumentException when {@code from} is empty or longer than 64 KiB
     */
    static BodyTransform replace(Bytes from, Bytes to) {
        return Replace.of(from.owned(), to.owned());
    }

    /**
     * Every leftmost of the first bytes of the pairs becomes the second ones, the longest where several begin at one place. What
     * they become is not searched again. The state of a body is a number; what it stands for is shorter than the longest
     * pattern. The work is in proportion to the body.
     *
     * @throws IllegalArgumentException when a pattern is empty or occurs twice, or they have more than 64 KiB in all
     */
    static BodyTransform replace(Seq<Tuple2<Bytes, Bytes>> pairs) {
        return new ReplaceMany(Patterns.of(pairs, false));
    }

    /** As {@link #replace(Seq)}, by patterns. */
    static BodyTransform replace(Map<Bytes, Bytes> replacements) {
        return replace(replacements.toVector());
    }

    /**
     * As {@link #replace(Bytes, Bytes)}, where an ASCII letter also stands for the other case of it. Between chunks a copy of
     * what may be a match is kept, shorter than {@code from}.
     */
    static BodyTransform replaceIgnoreCase(Bytes from, Bytes to) {
        return replaceIgnoreCase(List.of(new Tuple2<>(from, to)));
    }

    /** As {@link #replace(Seq)} and {@link #replaceIgnoreCase(Bytes, Bytes)}. */
    static BodyTransform replaceIgnoreCase(Seq<Tuple2<Bytes, Bytes>> pairs) {
        return new ReplaceMany(Patterns.of(pairs, true));
    }

    /** Begins each body with {@code prefix}. No bytes of the body are kept. */
    static BodyTransform prepend(Bytes prefix) {
        return new Prepend(prefix.owned());
    }

    /** Ends each body with {@code suffix}. No bytes of the body are kept. */
    static BodyTransform append(Bytes suffix) {
        return new Append(suffix.owned());
    }

    /** As {@link #lines(UnaryOperator, int)}, of at most {@link #MOST_RECORD} bytes. */
    static BodyTransform lines(UnaryOperator<Bytes> change) {
        return lines(change, MOST_RECORD);
    }

    /**
     * Each line becomes what {@code change} makes of it. Lines end with LF or CR LF, which stays and which {@code change} does not
     * see; the last one may end with the body, and where the body ends with LF no empty line follows. Between chunks the line
     * that has begun is kept. One with more than {@code most} bytes aborts the body.
     *
     * @param change gets a view where the line stands whole in a chunk, which is valid until it returns
     * @throws IllegalArgumentException when {@code most} is less than 1
     */
    static BodyTransform lines(UnaryOperator<Bytes> change, int most) {
        return Records.lines(change, most);
    }

    /** As {@link #records(Bytes, UnaryOperator, int)}, of at most {@link #MOST_RECORD} bytes. */
    static BodyTransform records(Bytes delimiter, UnaryOperator<Bytes> change) {
        return records(delimiter, change, MOST_RECORD);
    }

    /**
     * As {@link #lines(UnaryOperator, int)}, of records that end with {@code delimiter} or with the body.
     *
     * @throws IllegalArgumentException when {@code delimiter} is empty or {@code most} is less than 1
     */
    static BodyTransform records(Bytes delimiter, UnaryOperator<Bytes> change, int most) {
        return Records.delimited(delimiter.owned(), change, most);
    }

    /**
     * {@code change} applied to text, of which a code point is never cut. Text is handed on as it comes, so what {@code change}
     * makes of it must not depend on where that ends: {@code change(a + b)} is {@code change(a) + change(b)}, as for a change of
     * single characters. For words use {@link #lines} or {@link #replace}. Bytes that are not UTF-8 pass as they are. At most three
     * bytes are kept.
     */
    static BodyTransform utf8(UnaryOperator<String> change) {
        return new Text(change);
    }

    /** Aborts a body with more than {@code most} bytes. No bytes are kept. @throws IllegalArgumentException when it is negative */
    static BodyTransform limit(long most) {
        return Limit.of(most);
    }

    /**
     * The body becomes what {@code change} makes of it as a whole, so nothing goes on before its end. All of it is kept; more than
     * {@code most} bytes abort it. Where a plugin does nothing else with bodies, a handler of whole bodies lets the proxy keep
     * them.
     *
     * @throws IllegalArgumentException when {@code most} is less than 1
     */
    static BodyTransform buffered(UnaryOperator<Bytes> change, int most) {
        return Buffered.of(change, most);
    }

    /** As {@link #gunzip(long)}, of at most {@link #MOST_GUNZIPPED} bytes. */
    static BodyTransform gunzip() {
        return gunzip(MOST_GUNZIPPED);
    }

    /**
     * Decodes gzip (RFC 1952): all members of a body one after the other, each with its checksums and its size. A body that is not
     * gzip, is damaged, ends too early or goes on after its gzip data is aborted; an empty one stays empty. One that becomes more
     * than {@code most} bytes is aborted too; without that a byte of it might become 1,032. Between chunks the last 32 KiB of what was
     * decoded are kept, and 3 KiB of tables.
     *
     * <p>Bodies with a {@code content-encoding} are read only with {@code bodies(BodyKind.ENCODED, BodyTreatment.READ)}, those of other
     * codings too; so the transform is best chosen by that header. Where the body stays decoded the header must be removed; {@code
     * gunzip().then(..).then(gzip())} leaves it right.
     *
     * @throws IllegalArgumentException when {@code most} is less than 1
     */
    static BodyTransform gunzip(long most) {
        return Gunzip.of(most);
    }

    /**
     * Encodes as one member of gzip (RFC 1952), an empty body too. Each 32 KiB of the body are encoded by themselves when they have
     * come, the rest at the end: so much is kept, and what streams slowly arrives later. The bytes are the same on every JVM and in a
     * module. There is always something pending, so that only a body that the host can hold may be followed by trailers.
     *
     * <p>{@code content-encoding: gzip} is the plugin's to set, where the client takes it ({@code accept-encoding}).
     */
    static BodyTransform gzip() {
        return Gzip.START;
    }

    /** As {@link #observe(Key, Observation)}: how many bytes the body has. */
    static BodyTransform count(Key<Long> key) {
        return observe(key, (bytes, chunk) -> bytes + chunk.size());
    }

    /**
     * As {@link #observe(Key, Observation)}, beginning with the initial value of the key. It obeys the law where {@code
     * fold(fold(v, a), b)} is {@code fold(v, ab)}.
     */
    static <T> BodyTransform observe(Key<T> key, BiFunction<? super T, ? super Bytes, ? extends T> fold) {
        return Observe.of(key, new Observe.Folded<>(key.initial(), fold));
    }

    /**
     * Changes nothing, and learns something of each body: after each chunk what is known so far stands under {@code key}, for
     * the handlers of later phases, and in the handler of the stream's end what was known last. Of two bodies of one stream that
     * are observed under one key the last one wins.
     *
     * @throws IllegalArgumentException unless {@code key} is of streams
     */
    static <T> BodyTransform observe(Key<T> key, Observation<T> start) {
        return Observe.of(key, start);
    }

    /**
     * {@code change} applied to every chunk by itself. This does <em>not</em> obey the law unless {@code change} is the
     * same for every cut: replacing a word in each chunk misses the words that a border cuts in two.
     */
    static BodyTransform perChunk(UnaryOperator<Bytes> change) {
        return new PerChunk(change);
    }
}
