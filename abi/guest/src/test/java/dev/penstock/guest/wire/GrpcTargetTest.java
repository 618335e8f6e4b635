package dev.penstock.guest.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import java.util.List;
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

    /** A name is visible characters in UTF-8, at least one; sizes are written as short as they can be. */
    @Test
    void whatNoClusterIsCalledIsAReason() {
        for (String inner :
                List.of("\n\001 \022\001h", "\n\000\022\001h", "\n\001n\022\001\t", "\n\001\u0000\022\001h")) {
            assertThat(GrpcTarget.decode(target(inner)))
                    .isEqualTo(Either.left("a name or an authority that no cluster has"));
        }
        for (String inner : List.of("\n\001\u00ff\022\001h", "\n\201\000n\022\001h", "\n\001n\022\001hx")) {
            assertThat(GrpcTarget.decode(target(inner)).isLeft()).as(inner).isTrue();
        }
    }

    private static Bytes target(String inner) {
        return Bytes.copyOf(("\n" + (char) inner.length() + inner).getBytes(ISO_8859_1));
    }

    /** Each byte as one character. */
    private static String text(Cluster cluster) {
        return new String(GrpcTarget.encode(cluster).toArray(), ISO_8859_1);
    }
}
