package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Vector;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("envoy")
class MemoryTest {
    private static final long MOST_GROWTH = 16_384;

    @Test
    void tenThousandRequestsLeaveTheMemoryWhereItWas() throws IOException {
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .filter(Replacement.LONGER.filter())
                .start()) {
            send(gateway, 2_000);
            long before = ResidentMemory.kilobytes(gateway.envoy());
            int resets = send(gateway, 10_000);
            assertThat(ResidentMemory.kilobytes(gateway.envoy()) - before).isLessThan(MOST_GROWTH);
            assertThat(resets).isPositive();
        }
    }

    /**
     * All of them have bytes held. In one of eight trailers come when more than a frame would be held, so that it is reset
     * where its chunks arrive as they were cut. Yields how many were.
     */
    private static int send(Gateway gateway, int requests) {
        String frame = "x".repeat(10_000) + "o";
        Request held = post("/").chunks("an old", " hat o", "ld o");
        Request reset = post("/").chunks(frame, frame).trailer("x-end", "1");
        int resets = 0;
        for (int sent = 0; sent < requests; sent += 400) {
            resets += gateway.client(Protocol.HTTP2)
                    .sendAll(Vector.range(0, 400).map(number -> number % 8 == 0 ? reset : held))
                    .count(answer -> answer.ending() == Ending.RESET);
            gateway.upstream().takeRequests();
        }
        return resets;
    }
}
