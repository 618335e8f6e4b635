package dev.penstock.guest.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

/** Golden bytes of {@code GrpcService{envoy_grpc{cluster_name, authority}}}. */
class GrpcTargetTest {
    @Test
    void aTargetIsProtobuf() {
        assertThat(text(new Cluster("auth", "a.example"))).isEqualTo("\n\021\n\004auth\022\011a.example");
    }

    @Test
    void sizesOver127TakeTwoBytes() {
        String name = "n".repeat(200);
        assertThat(text(new Cluster(name, "h"))).isEqualTo("\n\316\001\n\310\001" + name + "\022\001h");
    }

    @Test
    void whatIsNoTargetNamesWhy() {
        assertThat(GrpcTarget.decode(Bytes.utf8("auth"))).isEqualTo(Either.left("no field 10 at 0"));
        assertThat(GrpcTarget.decode(Bytes.utf8("\n\004\n\002ab"))).isEqualTo(Either.left("no field 18 at 4"));
        assertThat(GrpcTarget.decode(Bytes.utf8("\n\005")).getLeft()).contains("without its size or bytes");
    }

    /** Each byte as one character. */
    private static String text(Cluster cluster) {
        return new String(GrpcTarget.encode(cluster).toArray(), ISO_8859_1);
    }
}
