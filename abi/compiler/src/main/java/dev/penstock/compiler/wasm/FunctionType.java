package dev.penstock.compiler.wasm;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Parameters and results of a function or tag. */
public record FunctionType(List<ValueType> parameters, List<ValueType> results) {

    /** Parameters to at most one result. */
    public static FunctionType of(List<ValueType> parameters, ValueType... results) {
        return new FunctionType(List.copyOf(parameters), List.of(results));
    }

    /** The same type with its value types changed. */
    public FunctionType mapped(UnaryOperator<ValueType> types) {
        return new FunctionType(
                parameters.stream().map(types).toList(),
                results.stream().map(types).toList());
    }

    static FunctionType read(WasmReader in) {
        return new FunctionType(in.vector(ValueType::read), in.vector(ValueType::read));
    }

    /** Writes the type as a final one of its own. */
    public void write(WasmWriter out) {
        out.octet(0x60).vector(parameters, (w, type) -> type.write(w)).vector(results, (w, type) -> type.write(w));
    }

    /** {@code (i32, i64) -> i32}. */
    @Override
    public String toString() {
        return list(parameters) + " -> " + (results.isEmpty() ? "nothing" : list(results));
    }

    private static String list(List<ValueType> types) {
        return types.stream().map(ValueType::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
