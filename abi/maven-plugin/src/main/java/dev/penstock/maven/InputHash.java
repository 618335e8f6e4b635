package dev.penstock.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A hash of all that a module is made from. */
final class InputHash {
    private final MessageDigest digest;

    private InputHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The hash of the contents of jars and folders, in this order, and of the settings. */
    static String of(List<Path> classPath, String settings) {
        InputHash hash = new InputHash();
        hash.add(settings);
        classPath.stream().filter(Files::exists).forEach(hash::addEntry);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void addEntry(Path entry) {
        try (Stream<Path> files = Files.walk(entry)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> addFile(entry, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addFile(Path entry, Path file) {
        try {
            add(entry.relativize(file).toString());
            byte[] content = Files.readAllBytes(file);
            add(String.valueOf(content.length));
            digest.update(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
