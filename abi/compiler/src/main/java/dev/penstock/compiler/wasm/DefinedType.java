package dev.penstock.compiler.wasm;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of the type section, with what a host sees of its declaration.
 *
 * @param function the signature, if it is a function type and not a struct or array
 * @param plain whether it is declared final and without a super type
 * @param groupSize how many types its recursion group has
 */
public record DefinedType(Option<FunctionType> function, boolean plain, int groupSize) {

    /** Whether it is the same type as the one a host makes from the bare signature. */
    public boolean isCanonical() {
        return plain && groupSize == 1;
    }

    static List<DefinedType> readSection(WasmReader in) {
        List<DefinedType> types = new ArrayList<>();
        in.vector(Group::group).forEach(types::addAll);
        in.requireEnd();
        return List.copyOf(types);
    }

    private static final class Group {
        static List<DefinedType> group(WasmReader in) {
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

        static DefinedType subtype(WasmReader in, int groupSize) {
            int form = in.peek();
            if (form != 0x50 && form != 0x4F) {
                return new DefinedType(composite(in), true, groupSize);
            }
            in.octet();
            List<Integer> superTypes = in.vector(WasmReader::unsigned);
            return new DefinedType(composite(in), form == 0x4F && superTypes.isEmpty(), groupSize);
        }

        static Option<FunctionType> composite(WasmReader in) {
            int form = in.octet();
            return switch (form) {
                case 0x60 -> Option.some(FunctionType.read(in));
                case 0x5F -> notAFunction(in.vector(Group::field));
                case 0x5E -> notAFunction(field(in));
                default -> throw in.malformed("unknown type form 0x" + Integer.toHexString(form));
            };
        }

        static Option<FunctionType> notAFunction(Object ignored) {
            return Option.none();
        }

        static ValueType field(WasmReader in) {
            ValueType type = ValueType.read(in);
            in.octet();
            return type;
        }
    }
}
