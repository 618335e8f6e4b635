package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.ValueType;
import java.util.stream.Stream;

/** The types V8's embedding API has a name for; at any other it aborts. */
final class HostTypes {
    private HostTypes() {}

    static Stream<ValueType> unknownIn(FunctionType signature) {
        return Stream.concat(signature.parameters().stream(), signature.results().stream())
                .filter(type -> !type.isKnownToHosts())
                .distinct();
    }
}
