package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import java.util.IdentityHashMap;
import java.util.stream.Collectors;

/** Takes out the checks for null that can never find one, and then the blocks around them that nothing leaves any more. */
final class NullChecks {
    private NullChecks() {}

    static void remove(Functions functions) {
        Nullness facts = new Nullness(functions);
        do {
            functions.globals().forEach(each -> NullFlow.through(each.initializer(), functions, facts));
            functions.forEachDefined(each -> NullFlow.through(each, functions, facts));
        } while (facts.hasChanged());
        functions.forEachDefined(each -> remove(functions.tree(each), NullFlow.through(each, functions, facts)));
        functions.forEachDefined(each -> Unwrapping.unwrap(each, functions));
    }

    private static void remove(Block tree, IdentityHashMap<Node, Boolean> needless) {
        Blocks.rewrite(tree, nodes -> nodes.stream()
                .filter(node -> !needless.getOrDefault(node, false))
                .collect(Collectors.toList()));
    }
}
