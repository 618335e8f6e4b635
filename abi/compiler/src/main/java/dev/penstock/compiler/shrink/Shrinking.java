package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.WasmModule;
import java.util.function.UnaryOperator;

/** All passes, in their order. */
public final class Shrinking {
    private static final int MOST_ROUNDS = 5;

    private Shrinking() {}

    /** The same module in fewer bytes. */
    public static WasmModule shrunk(WasmModule module) {
        return withFewerFunctions(shrunkWithin(inlined(module)));
    }

    /** The same module in fewer bytes, whose functions are those of before, as a backtrace shows them. */
    public static WasmModule withItsFunctions(WasmModule module) {
        Functions functions = new Functions(shrunkWithin(module));
        SharedLocals.share(functions);
        return Compaction.compacted(functions.module());
    }

    private static WasmModule shrunkWithin(WasmModule module) {
        return withoutNullChecks(withFullObjects(withoutDeadCodeAtAll(withSharedThrows(module))));
    }

    private static WasmModule withFewerFunctions(WasmModule module) {
        Functions functions = new Functions(module);
        FinalTypes.declare(functions);
        SharedLocals.share(functions);
        SharedFailures.share(functions);
        EqualFunctions.merge(functions);
        return Compaction.compacted(functions.module());
    }

    private static WasmModule withoutNullChecks(WasmModule module) {
        Functions functions = new Functions(module);
        NullChecks.remove(functions);
        return Compaction.compacted(functions.module());
    }

    private static WasmModule inlined(WasmModule module) {
        Functions functions = new Functions(withNamedCallsAtAll(
                withoutDeadCodeAtAll(withSettledClasses(withoutDeadCodeAtAll(Compaction.compacted(module))))));
        SingleCalls.inline(functions);
        return functions.module();
    }

    private static WasmModule withSettledClasses(WasmModule module) {
        Functions functions = new Functions(module);
        Initializers.settle(functions);
        return Compaction.compacted(functions.module());
    }

    /** A method that is not called any more leaves fewer to choose from. */
    private static WasmModule withNamedCallsAtAll(WasmModule module) {
        return again(module, each -> withoutDeadCodeAtAll(withNamedCalls(each)));
    }

    private static WasmModule withNamedCalls(WasmModule module) {
        Functions functions = new Functions(module);
        NamedCalls.name(functions);
        ShortBodies.inline(functions);
        ShortBodies.inline(functions);
        StoringBodies.inline(functions);
        return Compaction.compacted(functions.module());
    }

    private static WasmModule withSharedThrows(WasmModule module) {
        Functions functions = new Functions(module);
        functions.forEach(ThrowTails::share);
        return Compaction.compacted(functions.module());
    }

    private static WasmModule withoutDeadCodeAtAll(WasmModule module) {
        return again(module, Shrinking::withoutDeadCode);
    }

    /** The module after as many rounds as change its size. */
    private static WasmModule again(WasmModule module, UnaryOperator<WasmModule> pass) {
        WasmModule before = module;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            WasmModule after = pass.apply(before);
            if (after.toBytes().length == before.toBytes().length) {
                break;
            }
            before = after;
        }
        return before;
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
        LateObjects.move(functions);
        FilledGlobals.fill(functions);
        StartArrays.move(functions);
        FreshObjects objects = new FreshObjects(functions.types());
        functions.forEach(objects::fill);
        functions.forEachDefined(function -> StackedValues.leave(
                functions.tree(function),
                functions.function(function).parameters().size(),
                functions));
        return Compaction.compacted(functions.module());
    }
}
