package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.WasmModule;

/** All passes, in their order. */
public final class Shrinking {
    private static final int MOST_ROUNDS = 5;

    private Shrinking() {}

    /** The same module in fewer bytes. */
    public static WasmModule shrunk(WasmModule module) {
        Functions functions = new Functions(module);
        functions.forEach(ThrowTails::share);
        WasmModule before = Compaction.compacted(functions.module());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            WasmModule after = withoutDeadCode(before);
            if (after.toBytes().length == before.toBytes().length) {
                break;
            }
            before = after;
        }
        return withFullObjects(before);
    }

    private static WasmModule withoutDeadCode(WasmModule module) {
        Functions functions = new Functions(module);
        DeadStores.remove(functions);
        UnseenObjects.remove(functions);
        DeadParameters.remove(functions);
        DeadFields.remove(functions);
        return Compaction.compacted(functions.module());
    }

    private static WasmModule withFullObjects(WasmModule module) {
        Functions functions = new Functions(module);
        FreshObjects objects = new FreshObjects(functions.types());
        functions.forEach(objects::fill);
        return Compaction.compacted(functions.module());
    }
}
