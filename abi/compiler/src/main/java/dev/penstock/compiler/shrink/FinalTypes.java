package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.DefinedType;
import java.util.BitSet;

/** Declares the structs and arrays that no type extends final: whether an object is of such a type one comparison tells. */
final class FinalTypes {
    private FinalTypes() {}

    static void declare(Functions functions) {
        BitSet extended = new BitSet();
        functions.types().forEach(each -> each.superTypes().forEach(extended::set));
        for (int index = 0; index < functions.types().size(); index++) {
            DefinedType type = functions.type(index);
            if (type.function().isEmpty() && !extended.get(index)) {
                functions.retype(index, type.asFinal());
            }
        }
    }
}
