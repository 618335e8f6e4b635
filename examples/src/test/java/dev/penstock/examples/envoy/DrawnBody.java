package dev.penstock.examples.envoy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A body and where it is cut, drawn at random so that it is hard to rewrite: the pattern lies across most cuts, parts of it
 * lie elsewhere, and about half of all bodies end within it.
 */
final class DrawnBody {
    static final int LARGEST_BODY = 4 << 20;
    static final int LARGEST_CHUNK = 64 << 10;
    private static final int TYPICAL_CHUNKS = 300;

    private final byte[] body;
    private final Vector<Integer> ends;

    private DrawnBody(byte[] body, Vector<Integer> ends) {
        this.body = body;
        this.ends = ends;
    }

    /** A body of that size. */
    static DrawnBody of(int size, String pattern, Random random) {
        var body = new byte[size];
        var ends = cuts(size, random);
        fill(body, pattern, random);
        ends.forEach(end -> lay(pattern, body, end - 1 - random.nextInt(pattern.length())));
        if (random.nextBoolean()) {
            lay(pattern, body, size - 1 - random.nextInt(pattern.length()));
        } else if (size > 0) {
            body[size - 1] = '.';
        }
        return new DrawnBody(body, ends);
    }

    /** A size of which each order of magnitude is as likely as another, and none is more than {@link #LARGEST_BODY}. */
    static int size(Random random) {
        return logUniform(random, LARGEST_BODY + 1) - 1;
    }

    /** This one, and then a chunk of that text. */
    DrawnBody endingIn(String text) {
        var whole = Arrays.copyOf(body, body.length + text.length());
        lay(text, whole, body.length);
        return new DrawnBody(whole, ends.append(whole.length));
    }

    /** The body, cut. */
    Vector<byte[]> chunks() {
        return ends.zip(ends.prepend(0)).map(cut -> Arrays.copyOfRange(body, cut._2, cut._1));
    }

    /** What must arrive when every {@code from} becomes {@code to}. */
    byte[] replaced(String from, String to) {
        return new String(body, ISO_8859_1).replace(from, to).getBytes(ISO_8859_1);
    }

    /** Short whatever the size. */
    @Override
    public String toString() {
        var first = ends.take(12).mkString(", ");
        return "%d bytes in %d chunks that end at %s%s"
                .formatted(body.length, ends.size(), first, ends.size() > 12 ? ", ..." : "");
    }

    private static Vector<Integer> cuts(int size, Random random) {
        var largest = Math.max(logUniform(random, LARGEST_CHUNK + 1), 4 * size / TYPICAL_CHUNKS);
        var ends = Vector.<Integer>empty();
        for (int end = 0; end < size; ) {
            end = Math.min(size, end + logUniform(random, Math.min(largest, LARGEST_CHUNK) + 1));
            ends = ends.append(end);
        }
        return ends;
    }

    /** From 1 to below {@code bound}. */
    private static int logUniform(Random random, int bound) {
        return (int) Math.exp(random.nextDouble() * Math.log(bound));
    }

    /** Any bytes, mixed with those of the pattern in its order. */
    private static void fill(byte[] body, String pattern, Random random) {
        random.nextBytes(body);
        IntStream.range(0, body.length)
                .filter(i -> body[i] % 3 == 0)
                .forEach(i -> body[i] = (byte) pattern.charAt(i % pattern.length()));
    }

    /** The pattern from {@code start}, as far as the body reaches. */
    private static void lay(String pattern, byte[] body, int start) {
        IntStream.range(Math.max(0, -start), pattern.length())
                .filter(i -> start + i < body.length)
                .forEach(i -> body[start + i] = (byte) pattern.charAt(i));
    }
}
