package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Opcode;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/** Follows a function backwards and shows each write of a local with the locals whose values are still needed behind it. */
final class Liveness {
    private final IdentityHashMap<Block, BitSet> atLabels = new IdentityHashMap<>();
    private final IdentityHashMap<List<Node>, BitSet> inHandlers = new IdentityHashMap<>();
    private final Visitor visitor;
    /** What is needed wherever an exception may lead to from here. */
    private BitSet caught = new BitSet();

    private Liveness(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Sees the writes, those in loops more than once with more and more needed, and the last time with all. */
    @FunctionalInterface
    interface Visitor {
        /**
         * One write.
         *
         * @param source the local that the value was read from just before, or -1
         */
        void written(Node node, BitSet needed, int source);
    }

    /** The locals whose first values a function needs. */
    static BitSet of(Block function, Visitor visitor) {
        return new Liveness(visitor).first(function);
    }

    /** What a function needs where its labels lead, and where exceptions do. */
    static Liveness in(Block function) {
        Liveness liveness = new Liveness((node, needed, source) -> {});
        liveness.first(function);
        return liveness;
    }

    private BitSet first(Block function) {
        atLabels.put(function, new BitSet());
        return before(function.body(), new BitSet());
    }

    /** Whether a local is needed where an exception leads to that is thrown by one of these nodes, which are all of a block. */
    boolean isNeededInHandlers(List<Node> nodes, int local) {
        return inHandlers.get(nodes).get(local);
    }

    /** Whether a local is needed where branches to that block lead. */
    boolean isNeededAt(Block label, int local) {
        return atLabels.get(label).get(local);
    }

    private BitSet before(List<Node> nodes, BitSet after) {
        inHandlers.put(nodes, caught);
        BitSet needed = copy(after);
        for (int at = nodes.size() - 1; at >= 0; at--) {
            Node node = nodes.get(at);
            needed = node instanceof Block block
                    ? before(block, needed)
                    : before(node, needed, at == 0 ? node : nodes.get(at - 1));
            needed.or(caught);
        }
        return needed;
    }

    private BitSet before(Node node, BitSet after, Node previous) {
        BitSet needed = node.isLast() ? new BitSet() : after;
        node.targets().forEach(target -> needed.or(atLabels.get(target)));
        switch (node.instruction().opcode()) {
            case Opcode.LOCAL_GET -> needed.set(local(node));
            case Opcode.LOCAL_SET, Opcode.LOCAL_TEE -> {
                visitor.written(node, needed, previous.is(Opcode.LOCAL_GET) ? local(previous) : -1);
                needed.clear(local(node));
            }
            default -> {}
        }
        return needed;
    }

    private BitSet before(Block block, BitSet after) {
        atLabels.put(block, copy(after));
        return switch (block.instruction().opcode()) {
            case Opcode.IF -> {
                BitSet needed = before(block.body(), after);
                needed.or(before(block.otherwise(), after));
                yield needed;
            }
            case Opcode.LOOP -> ofLoop(block, after);
            case Opcode.TRY_TABLE -> ofCatching(block, after);
            default -> before(block.body(), after);
        };
    }

    private BitSet ofLoop(Block loop, BitSet after) {
        BitSet needed = new BitSet();
        do {
            atLabels.put(loop, needed);
            needed = before(loop.body(), after);
        } while (!needed.equals(atLabels.get(loop)));
        return needed;
    }

    private BitSet ofCatching(Block block, BitSet after) {
        BitSet outside = caught;
        caught = copy(outside);
        block.targets().forEach(target -> caught.or(atLabels.get(target)));
        BitSet needed = before(block.body(), after);
        needed.or(caught);
        caught = outside;
        return needed;
    }

    private static int local(Node node) {
        return node.instruction().operand(0);
    }

    private static BitSet copy(BitSet set) {
        return (BitSet) set.clone();
    }
}
