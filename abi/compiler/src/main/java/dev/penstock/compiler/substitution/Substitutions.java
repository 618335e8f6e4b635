package dev.penstock.compiler.substitution;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teavm.model.MethodDescriptor;

/** A table of substitutions, looked up by method. A method has at most one of each kind. Immutable. */
public final class Substitutions {
    private final List<Substitution> all;
    private final Map<String, Substitution> byMethod;

    private Substitutions(List<Substitution> all) {
        this.all = all;
        this.byMethod = new LinkedHashMap<>();
        for (Substitution each : all) {
            String key = key(each.kind(), each.owner(), each.method());
            if (byMethod.put(key, each) != null) {
                throw new IllegalArgumentException("substituted twice: " + each.owner() + "." + each.method());
            }
        }
    }

    /** The table of these. Throws {@link IllegalArgumentException} if a method is substituted twice. */
    public static Substitutions of(Substitution... substitutions) {
        return new Substitutions(List.of(substitutions));
    }

    /** Both tables. Throws {@link IllegalArgumentException} if they share a method. */
    public Substitutions and(Substitutions more) {
        return new Substitutions(
                Stream.concat(all.stream(), more.all.stream()).collect(Collectors.toUnmodifiableList()));
    }

    Option<Substitution> find(Substitution.Kind kind, String owner, MethodDescriptor method) {
        return Option.of(byMethod.get(key(kind, owner, method.getName())))
                .orElse(() -> Option.of(byMethod.get(key(kind, owner, method.toString()))));
    }

    List<Substitution> addedTo(String owner) {
        return all.stream()
                .filter(each ->
                        each.kind() == Substitution.Kind.ADDED && each.owner().equals(owner))
                .collect(Collectors.toUnmodifiableList());
    }

    private static String key(Substitution.Kind kind, String owner, String method) {
        return String.join(" ", Arrays.asList(kind.name(), owner, method));
    }
}
