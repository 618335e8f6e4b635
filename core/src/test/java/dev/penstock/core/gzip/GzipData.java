package dev.penstock.core.gzip;

import dev.penstock.core.data.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bodies of all kinds, and gzip as the JDK writes and reads it. */
public final class GzipData {
    static final int EXTRA = 4;
    static final int NAME = 8;
    static final int COMMENT = 16;
    static final int HEADER_SUM = 2;

    private static final String[] WORDS = {"{\"name\":", "\"old\"", ",", "[1,2,3]", "new", "é", "\n", "<p>", "</p>", "}"
    };

    private GzipData() {}

    /** Text, noise, runs, and mixtures of them, of 0 to 70,000 bytes, most of them short. */
    public static Arbitrary<Bytes> bodies() {
        return bodies(70_000);
    }

    /** As {@link #bodies()}, of at most so many bytes. */
    public static Arbitrary<Bytes> bodies(int most) {
        Arbitrary<Integer> sizes = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.integers().between(0, 300)),
                Tuple.of(1, Arbitraries.integers().between(0, most)));
        return Combinators.combine(sizes, Arbitraries.integers().between(0, 5), Arbitraries.longs())
                .as((size, kind, seed) -> body(Math.min(size, most), kind, new Random(seed)))
                .withoutEdgeCases();
    }

    /** @param kind 0 words, 1 noise, 2 runs, 3 noise that repeats from afar, 4 few letters of very different frequency, else mixed */
    static Bytes body(int size, int kind, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (out.size() < size) {
            out.writeBytes(piece(kind > 4 ? random.nextInt(5) : kind, out, random));
        }
        return Bytes.adopt(Arrays.copyOf(out.toByteArray(), size));
    }

    private static byte[] piece(int kind, ByteArrayOutputStream before, Random random) {
        byte[] noise = new byte[1 + random.nextInt(700)];
        random.nextBytes(noise);
        return switch (kind) {
            case 0 -> Bytes.utf8(WORDS[random.nextInt(WORDS.length)]).toArray();
            case 2 -> run(noise);
            case 3 -> again(noise, before.toByteArray(), random);
            case 4 -> fewLetters(noise, random);
            default -> noise;
        };
    }

    private static byte[] run(byte[] noise) {
        Arrays.fill(noise, noise[0]);
        return noise;
    }

    private static byte[] again(byte[] noise, byte[] before, Random random) {
        int from = before.length == 0 ? 0 : random.nextInt(before.length);
        byte[] again = Arrays.copyOfRange(before, from, Math.min(before.length, from + noise.length));
        return again.length == 0 || random.nextInt(4) == 0 ? noise : again;
    }

    private static byte[] fewLetters(byte[] noise, Random random) {
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) Integer.numberOfTrailingZeros(random.nextInt());
        }
        return noise;
    }

    /** {@code body} as the JDK encodes it, of any level and strategy, with any fields in its header. */
    public static Arbitrary<Bytes> membersOf(Bytes body) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY),
                        Arbitraries.integers().between(0, 15))
                .as((level, strategy, flags) -> member(body, level, strategy, 2 * flags));
    }

    static Bytes member(Bytes body, int level, int strategy, int flags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(flags));
        out.writeBytes(deflated(body, level, strategy));
        CRC32 sum = new CRC32();
        sum.update(body.toArray());
        putLittle(out, sum.getValue(), 4);
        putLittle(out, body.size(), 4);
        return Bytes.adopt(out.toByteArray());
    }

    static byte[] header(int flags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
        if ((flags & EXTRA) != 0) {
            out.writeBytes(new byte[] {5, 0, 'A', 'p', 1, 0, 0x1f});
        }
        if ((flags & NAME) != 0) {
            out.writeBytes(new byte[] {'a', '.', 't', 0});
        }
        if ((flags & COMMENT) != 0) {
            out.write(0);
        }
        if ((flags & HEADER_SUM) != 0) {
            CRC32 sum = new CRC32();
            sum.update(out.toByteArray());
            putLittle(out, sum.getValue(), 2);
        }
        return out.toByteArray();
    }

    private static void putLittle(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    private static byte[] deflated(Bytes body, int level, int strategy) {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        deflater.setInput(body.toArray());
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[4096];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** What the JDK decodes. */
    public static Bytes decoded(Bytes data) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(data.toArray()))) {
            return Bytes.adopt(in.readAllBytes());
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
