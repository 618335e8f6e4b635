package dev.penstock.compiler.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which methods requests run, in the order in which they come to them: recorded with plugins of every usual kind, not found out, and
 * behind these whatever an author has written. A method that is missing, or that no request runs, makes a module slower and nothing else.
 */
public final class RequestPath {
    /** The rank of what requests do not run, as far as is known. */
    public static final int NONE = Integer.MAX_VALUE;

    private static final String RECORD = "request-path.txt";
    /** What tells overloads, lambdas and bodies of virtual methods apart: numbers that depend on what else is in a module. */
    private static final Pattern NUMBER = Pattern.compile("_\\d+|@caller$");

    /** Where the code is from that a record can know. */
    private static final Pattern LIBRARY = Pattern.compile(
            "(dev\\.penstock\\.(core|dsl|guest|classlib)|java|io\\.vavr|tools\\.jackson|org\\.teavm)\\..*");

    private static final String OURS = "dev.penstock.";

    private final Map<String, Integer> ranks = new HashMap<>();
    private final Set<String> classes = new HashSet<>();

    private RequestPath(List<String> methods) {
        for (String method : methods) {
            ranks.putIfAbsent(method, ranks.size());
            classes.add(outerClass(method));
        }
    }

    /** The path of these methods, each without what tells overloads apart. */
    public static RequestPath of(List<String> methods) {
        return new RequestPath(methods);
    }

    /** The path that was recorded. */
    public static RequestPath recorded() {
        try (InputStream in = RequestPath.class.getResourceAsStream(RECORD)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a function without what tells overloads apart. */
    public static String withoutNumbers(String function) {
        return NUMBER.matcher(function).replaceAll("");
    }

    /**
     * Where on the path a function with this name stands, or {@link #NONE}. Overloads stand at one place, and so does all that is an
     * author's.
     */
    public int rankOf(String function) {
        return ranks.getOrDefault(withoutNumbers(function), isOfAuthor(function) ? ranks.size() : NONE);
    }

    /** Whether requests run a function with this name. */
    public boolean has(String function) {
        return rankOf(function) != NONE;
    }

    /** Whether a function with this name is of a class of ours of which requests run others. */
    public boolean passesBy(String function) {
        return !has(function) && function.startsWith(OURS) && classes.contains(outerClass(function));
    }

    private static String outerClass(String function) {
        return function.split("[$:]", 2)[0];
    }

    private static boolean isOfAuthor(String function) {
        return function.contains("::") && !LIBRARY.matcher(function).matches();
    }
}
