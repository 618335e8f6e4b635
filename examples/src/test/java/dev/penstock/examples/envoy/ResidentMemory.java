package dev.penstock.examples.envoy;

import dev.penstock.testkit.envoy.EnvoyProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of an Envoy's process. */
final class ResidentMemory {
    private ResidentMemory() {}

    static long kilobytes(EnvoyProcess envoy) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(envoy.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
