package dev.penstock.compiler.wasm;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One entry of the type section.
 *
 * @param function the signature, if it is a function type
 * @param array whether it is an array type
 * @param fields the fields of a struct type in order, or the one that stands for the elements of an array type
 * @param superTypes the types it is declared to extend: none or one
 * @param isFinal whether nothing may extend it
 * @param groupSize how many types its recursion group has
 */
public record DefinedType(
        Option<FunctionType> function,
        boolean array,
        List<FieldType> fields,
        List<Integer> superTypes,
        boolean isFinal,
        int groupSize) {
    /** What a field or element holds. */
    public record FieldType(ValueType type, boolean mutable) {
        static FieldType read(WasmReader in) {
            return new FieldType(ValueType.read(in), in.octet() == 1);
        }

        void write(WasmWriter out) {
            type.write(out);
            out.octet(mutable ? 1 : 0);
        }
    }

    /** Whether it is the same type as the one a host makes from the bare signature. */
    public boolean isCanonical() {
        return isFinal && superTypes.isEmpty() && groupSize == 1;
    }

    /** Whether it is a struct type. */
    public boolean isStruct() {
        return function.isEmpty() && !array;
    }

    /** The types it mentions. */
    public List<Integer> mentions() {
        Stream<ValueType> values = Stream.concat(
                fields.stream().map(FieldType::type),
                function.toJavaStream()
                        .flatMap(each -> Stream.concat(each.parameters().stream(), each.results().stream())));
        return Stream.concat(
                        superTypes.stream(),
                        values.filter(each -> each.isReference() && each.heap() >= 0)
                                .map(ValueType::heap))
                .toList();
    }

    /** The same type with the types it mentions renumbered. */
    public DefinedType mapped(IntUnaryOperator numbers) {
        UnaryOperator<ValueType> values = value -> value.mapped(numbers);
        return new DefinedType(
                function.map(each -> each.mapped(values)),
                array,
                fields.stream()
                        .map(each -> new FieldType(values.apply(each.type()), each.mutable()))
                        .toList(),
                superTypes.stream().map(numbers::applyAsInt).toList(),
                isFinal,
                groupSize);
    }

    /** The same struct type with other fields. */
    public DefinedType withFields(List<FieldType> others) {
        return new DefinedType(function, array, others, superTypes, isFinal, groupSize);
    }

    /** The same type, which nothing may extend. */
    public DefinedType asFinal() {
        return new DefinedType(function, array, fields, superTypes, true, groupSize);
    }

    /** Writes the type without its group. */
    public void write(WasmWriter out) {
        if (!isFinal || !superTypes.isEmpty()) {
            out.octet(isFinal ? 0x4F : 0x50).vector(superTypes, (w, type) -> w.unsigned(type));
        }
        function.forEach(signature -> signature.write(out));
        if (array) {
            fields.get(0).write(out.octet(0x5E));
        } else if (function.isEmpty()) {
            out.octet(0x5F).vector(fields, (w, field) -> field.write(w));
        }
    }

    static List<DefinedType> readSection(WasmReader in) {
        List<DefinedType> types = new ArrayList<>();
        in.vector(DefinedType::group).forEach(types::addAll);
        in.requireEnd();
        return List.copyOf(types);
    }

    private static List<DefinedType> group(WasmReader in) {
        if (in.peek() != 0x4E) {
            return List.of(subtype(in, 1));
        }
        in.octet();
        int size = in.unsigned();
        List<DefinedType> group = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            group.add(subtype(in, size));
        }
        return group;
    }

    private static DefinedType subtype(WasmReader in, int groupSize) {
        int form = in.peek();
        if (form != 0x50 && form != 0x4F) {
            return composite(in, List.of(), true, groupSize);
        }
        in.octet();
        return composite(in, in.vector(WasmReader::unsigned), form == 0x4F, groupSize);
    }

    private static DefinedType composite(WasmReader in, List<Integer> superTypes, boolean isFinal, int groupSize) {
        int form = in.octet();
        return switch (form) {
            case 0x60 ->
                new DefinedType(Option.some(FunctionType.read(in)), false, List.of(), superTypes, isFinal, groupSize);
            case 0x5F ->
                new DefinedType(Option.none(), false, in.vector(FieldType::read), superTypes, isFinal, groupSize);
            case 0x5E ->
                new DefinedType(Option.none(), true, List.of(FieldType.read(in)), superTypes, isFinal, groupSize);
            default -> throw in.malformed("unknown type form 0x" + Integer.toHexString(form));
        };
    }
}
