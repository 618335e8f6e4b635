package dev.penstock.testkit.http;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The frame that gRPC has around a message in a body: a byte for compression, of which there is none, and four for the size. */
public final class GrpcFrame {
    private static final int HEAD = 5;

    private GrpcFrame() {}

    /** A body of one message. */
    public static Seq<byte[]> of(byte[] message) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD + message.length);
        return Vector.of(frame.put((byte) 0).putInt(message.length).put(message).array());
    }

    /** The one message of a body; none where it is not exactly that, or compressed. */
    public static Option<byte[]> message(byte[] body) {
        boolean whole =
                body.length >= HEAD && body[0] == 0 && ByteBuffer.wrap(body).getInt(1) == body.length - HEAD;
        return Option.when(whole, () -> Arrays.copyOfRange(body, HEAD, body.length));
    }
}
