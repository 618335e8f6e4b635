package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyProcess;
import dev.penstock.testkit.envoy.LogLine;
import io.vavr.collection.Seq;

/** What an Envoy's log and statistics say about its plugins. */
final class EnvoyHealth {
    private static final String CREATED = "wasm.envoy.wasm.runtime.v8.created";

    private final EnvoyProcess envoy;
    private final long created;

    private EnvoyHealth(EnvoyProcess envoy) {
        this.envoy = envoy;
        this.created = count(CREATED);
    }

    /** Of an Envoy that has just started. */
    static EnvoyHealth of(EnvoyProcess envoy) {
        return new EnvoyHealth(envoy);
    }

    /** What it logged about plugins that is worse than information: the plugins' own lines, and failures of their VMs. */
    Seq<LogLine> complaints() {
        return envoy.log()
                .filter(line -> line.component().equals("wasm"))
                .reject(line -> line.level().equals("debug") || line.level().equals("info"));
    }

    /** Envoy runs and has made no VM anew. */
    void assertNoVmDied() {
        assertThat(envoy.isAlive()).isTrue();
        assertThat(count(CREATED)).as(CREATED).isEqualTo(created).isPositive();
    }

    private long count(String name) {
        return envoy.stats(name).getOrElse(name, 0L);
    }
}
