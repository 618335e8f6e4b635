package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What of a module may be null: parameters and results of functions, fields and globals. Nothing is, until a place is found
 * that puts a null there, or what may be one.
 */
final class Nullness {
    private final Functions functions;
    private final Set<Place> nullable = new HashSet<>();
    private final BitSet referenced;
    private boolean changed;

    Nullness(Functions functions) {
        this.functions = functions;
        this.referenced = functions.referenced();
        functions.seenByHost().stream().forEach(this::acceptsNulls);
    }

    private void acceptsNulls(int function) {
        for (int i = 0; i < functions.function(function).parameters().size(); i++) {
            passes(function, i, false);
        }
    }

    /** Whether something was found since this was asked last. */
    boolean hasChanged() {
        boolean before = changed;
        changed = false;
        return before;
    }

    /** A call by name passes a value. */
    void passes(int function, int parameter, boolean sound) {
        put(new Parameter(function, parameter), sound);
    }

    /** A call through a reference passes a value to a function with that signature. */
    void passes(FunctionType signature, int parameter, boolean sound) {
        put(new Passed(signature, parameter), sound);
    }

    /** A function that has a result yields a value. */
    void yields(int function, boolean sound) {
        put(new Result(function), sound);
        if (referenced.get(function)) {
            put(new Yielded(functions.function(function)), sound);
        }
    }

    void stores(Slot slot, boolean sound) {
        put(new Field(slot), sound);
    }

    void stores(int global, boolean sound) {
        put(new Variable(global), sound);
    }

    /** A struct is made in which all fields are null. */
    void clears(int type) {
        for (int field = 0; field < functions.type(type).fields().size(); field++) {
            stores(Slot.of(type, field, functions.types()), false);
        }
    }

    private void put(Place place, boolean sound) {
        changed |= !sound && nullable.add(place);
    }

    boolean isParameterSound(int function, int parameter) {
        FunctionType signature = functions.function(function);
        return !signature.parameters().get(parameter).isNullable()
                || (!has(new Parameter(function, parameter))
                        && !(referenced.get(function) && has(new Passed(signature, parameter))));
    }

    boolean isResultSound(int function) {
        return areSound(functions.function(function)) || !has(new Result(function));
    }

    /** Whether what functions of that signature yield is sound, called through a reference. */
    boolean isResultSound(FunctionType signature) {
        return areSound(signature) || !has(new Yielded(signature));
    }

    private static boolean areSound(FunctionType signature) {
        return signature.results().size() != 1 || !signature.results().get(0).isNullable();
    }

    boolean isSound(Instruction access) {
        boolean nullable = functions
                .type(access.operand(0))
                .fields()
                .get(access.operand(1))
                .type()
                .isNullable();
        return !nullable || !has(new Field(Slot.of(access, functions.types())));
    }

    boolean isGlobalSound(int global) {
        Global made = functions.global(global);
        boolean begins = made.initializer().get(0).opcode() != Opcode.REF_NULL;
        return !made.type().type().isNullable() || (begins && !has(new Variable(global)));
    }

    private boolean has(Place place) {
        return nullable.contains(place);
    }

    /** Where values are kept or handed over. */
    private sealed interface Place permits Parameter, Passed, Result, Yielded, Field, Variable {}

    private record Parameter(int function, int index) implements Place {}

    private record Passed(FunctionType signature, int index) implements Place {}

    private record Result(int function) implements Place {}

    private record Yielded(FunctionType signature) implements Place {}

    private record Field(Slot slot) implements Place {}

    private record Variable(int global) implements Place {}
}
