package dev.penstock.core.gzip;

import dev.penstock.core.data.Bytes;

/**
 * Where the decoding of gzip data stands: one member after the other, of which all checksums and sizes are checked. Immutable.
 * What has been decoded depends on the bytes that have come, not on how they were cut.
 *
 * <p>It keeps what was decoded last, at most 32 KiB, eight bytes of what has come, and the codes of a block: 3 KiB.
 */
public final class GzipDecoder {
    private static final byte[] NOTHING = new byte[0];

    private final Stage stage;
    private final long bits;
    private final int bitCount;
    private final byte[] history;
    private final long left;
    private final int sum;
    private final long member;

    private GzipDecoder(Stage stage, BitInput in, Output out) {
        this.stage = stage;
        this.bits = in.left();
        this.bitCount = in.count();
        this.history = out.history();
        this.left = out.left();
        this.sum = out.sum();
        this.member = out.member();
    }

    /** Before the first byte, of data that has at most {@code most} bytes when decoded. */
    public static GzipDecoder start(long most) {
        return new GzipDecoder(Member.FIRST, new BitInput(Bytes.empty(), 0, 0), new Output(NOTHING, most, 0, 0));
    }

    /**
     * Takes the next bytes.
     *
     * @throws IllegalStateException when they become more than 64 MiB
     */
    public Decoded step(Bytes chunk) {
        BitInput in = new BitInput(chunk, bits, bitCount);
        Output out = new Output(history, left, sum, member);
        Stage now = stage;
        Stage next = now.read(in, out);
        while (next != now) {
            now = next;
            next = now.read(in, out);
        }
        return new Decoded(new GzipDecoder(now, in, out), out.decoded());
    }

    /** Whether data may end here: before any byte, or after a member. */
    public boolean mayEnd() {
        return stage.mayEnd();
    }

    /** What is wrong with the data, said of a body; empty where nothing is known to be. */
    public String fault() {
        return stage.fault();
    }

    /** Whether the data becomes more than it may. */
    public boolean isTooLarge() {
        return stage == Stage.TooLarge.INSTANCE;
    }

    /** What a step has decoded, and where the decoding stands after it. */
    public record Decoded(GzipDecoder next, Bytes out) {}
}
