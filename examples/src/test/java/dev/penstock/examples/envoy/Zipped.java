package dev.penstock.examples.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penstock.testkit.http.Message;
import io.vavr.collection.Vector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Gzip as the JDK writes and reads it. */
final class Zipped {
    private Zipped() {}

    static byte[] of(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static Vector<byte[]> cut(byte[] data, int size) {
        return Vector.rangeBy(0, data.length, size)
                .map(from -> Arrays.copyOfRange(data, from, Math.min(data.length, from + size)));
    }

    /** What the body stands for. */
    static String text(Message<?> message) {
        return new String(decoded(message.bytes()), UTF_8);
    }

    static byte[] decoded(byte[] data) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(data))) {
            return in.readAllBytes();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
