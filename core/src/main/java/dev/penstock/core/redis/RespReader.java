package dev.penstock.core.redis;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Reads replies of RESP2 as their bytes come. Immutable, and total: whatever comes, {@link #read} yields the next reader.
 *
 * <p>Its law: however bytes are cut, reading one part after the other leads where reading them whole does. What is no RESP2 ends
 * the matter ({@link #garbage}), for where the next reply begins is not known then. Taken for garbage are also a bulk string over
 * 512 MiB, an array of over 1,048,576 values, arrays in arrays deeper than 128, and a line over 64 KiB.
 */
public final class RespReader {
    static final int MOST_BULK = 512 << 20;
    static final int MOST_VALUES = 1 << 20;
    static final int MOST_DEPTH = 128;
    static final int MOST_LINE = 64 << 10;

    private static final RespReader START =
            new RespReader(List.empty(), List.empty(), Bytes.empty(), Option.none(), Option.none());

    private final List<Resp> latestFirst;
    private final List<Level> open;
    private final Bytes line;
    private final Option<Bulk> bulk;
    private final Option<String> garbage;

    RespReader(List<Resp> latestFirst, List<Level> open, Bytes line, Option<Bulk> bulk, Option<String> garbage) {
        this.latestFirst = latestFirst;
        this.open = open;
        this.line = line;
        this.bulk = bulk;
        this.garbage = garbage;
    }

    /** A reader that has seen nothing. */
    public static RespReader start() {
        return START;
    }

    /** The one reply that {@code bytes} are, or what is wrong with them. */
    public static Either<String, Resp> single(Bytes bytes) {
        RespReader end = START.read(bytes);
        if (end.garbage.isDefined()) {
            return Either.left(end.garbage.get());
        }
        if (end.latestFirst.isEmpty() || !end.isBetweenReplies()) {
            return Either.left("a reply broke off after " + bytes.size() + " bytes");
        }
        return end.latestFirst.size() == 1
                ? Either.right(end.latestFirst.head())
                : Either.left(end.latestFirst.size() + " replies in the place of one");
    }

    /** The reader that has seen these bytes too. */
    public RespReader read(Bytes chunk) {
        return chunk.isEmpty() || garbage.isDefined()
                ? this
                : new RespScan(latestFirst, open, line, bulk).scan(chunk.owned());
    }

    /** The replies that are whole, first one first. */
    public List<Resp> replies() {
        return latestFirst.reverse();
    }

    /** Whether nothing of a further reply has come. */
    public boolean isBetweenReplies() {
        return open.isEmpty() && line.isEmpty() && bulk.isEmpty() && garbage.isEmpty();
    }

    /** What is wrong with what came after the replies; none as long as it can be RESP2. */
    public Option<String> garbage() {
        return garbage;
    }

    /** An array that has begun. */
    record Level(int missing, List<Resp> latestFirst) {
        Level with(Resp value) {
            return new Level(missing - 1, latestFirst.prepend(value));
        }

        Resp whole() {
            return new Resp.Array(latestFirst.reverse());
        }
    }

    /**
     * A bulk string that has begun.
     *
     * @param missing how many bytes are still to come, the line's end included
     */
    record Bulk(int missing, List<Bytes> latestFirst) {
        Bulk with(Bytes part) {
            return new Bulk(missing - part.size(), latestFirst.prepend(part));
        }

        Bytes whole() {
            List<Bytes> parts = latestFirst.reverse();
            Bytes all = parts.head();
            return parts.tail().isEmpty() ? all : joined(parts);
        }

        private static Bytes joined(List<Bytes> parts) {
            int size = 0;
            for (Bytes part : parts) {
                size += part.size();
            }
            var builder = Bytes.empty().builder(size);
            for (Bytes part : parts) {
                builder.append(part);
            }
            return builder.build();
        }
    }
}
