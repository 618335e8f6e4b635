package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes an object just before it is first mentioned: Java makes it before the arguments of its constructor. What stands between may call
 * and allocate, so that V8 would take it for an old one and tell its collector of each value that it is given.
 */
final class LateObjects {
    private final Functions functions;
    private final Liveness liveness;

    private LateObjects(Functions functions, Liveness liveness) {
        this.functions = functions;
        this.liveness = liveness;
    }

    static void move(Functions functions) {
        functions.forEach(tree -> {
            LateObjects pass = new LateObjects(functions, Liveness.in(tree));
            Blocks.rewrite(tree, pass::moved);
        });
    }

    private static boolean isMention(Node node) {
        return node.is(Opcode.LOCAL_GET) || node.is(Opcode.LOCAL_SET) || node.is(Opcode.LOCAL_TEE);
    }

    /** The last ones first, so that one that moves does not keep another from moving. */
    private List<Node> moved(List<Node> nodes) {
        List<Node> result = new ArrayList<>(nodes);
        for (int at = nodes.size() - 1; at >= 0; at--) {
            if (result.get(at).is(Opcode.STRUCT_NEW_DEFAULT) && is(Opcode.LOCAL_TEE, result, at + 1)) {
                Birth birth = new Birth(result, at);
                if (birth.isRead()
                        && birth.names.stream().noneMatch(local -> liveness.isNeededInHandlers(nodes, local))) {
                    birth.move();
                }
            }
        }
        return result;
    }

    private static boolean is(int opcode, List<Node> nodes, int at) {
        return at < nodes.size() && nodes.get(at).is(opcode);
    }

    private static int local(Node node) {
        return node.instruction().operand(0);
    }

    /** An empty object that is put in locals, and what it is given that stays the same wherever that is done. */
    private final class Birth {
        private final List<Node> nodes;
        private final int start;
        private final Set<Integer> names = new HashSet<>();
        private int end;

        Birth(List<Node> nodes, int start) {
            this.nodes = nodes;
            this.start = start;
            this.end = start + 2;
            names.add(local(nodes.get(start + 1)));
        }

        /** Reads to its end; whether it leaves nothing on the stack. */
        boolean isRead() {
            boolean found = assignment();
            boolean more = found;
            while (more) {
                more = end < nodes.size() && namesAt(end) && (naming() || assigned());
            }
            return found;
        }

        private boolean assigned() {
            end++;
            boolean found = assignment();
            end -= found ? 0 : 1;
            return found;
        }

        private boolean assignment() {
            boolean found = end < nodes.size() && isConstant(nodes.get(end)) && is(Opcode.STRUCT_SET, nodes, end + 1);
            end += found ? 2 : 0;
            return found;
        }

        private boolean naming() {
            boolean found = is(Opcode.LOCAL_SET, nodes, end + 1) && names.add(local(nodes.get(end + 1)));
            end += found ? 2 : 0;
            return found;
        }

        private boolean namesAt(int at) {
            return nodes.get(at).is(Opcode.LOCAL_GET) && names.contains(local(nodes.get(at)));
        }

        private boolean isConstant(Node node) {
            return Operands.isConstant(node)
                    || (node.is(Opcode.GLOBAL_GET)
                            && !functions.isMutable(node.instruction().operand(0)));
        }

        void move() {
            int place = end;
            while (place < nodes.size() && !isMentionedIn(nodes.get(place)) && !isNeededOutside(nodes.get(place))) {
                place++;
            }
            if (place < nodes.size() && place > end) {
                List<Node> birth = List.copyOf(nodes.subList(start, end));
                nodes.addAll(place, birth);
                nodes.subList(start, end).clear();
            }
        }

        private boolean isMentionedIn(Node node) {
            boolean[] found = {false};
            Blocks.visit(node, each -> found[0] |= isMention(each) && names.contains(local(each)));
            return found[0];
        }

        /** Whether the node branches out of itself to where the object is needed. */
        private boolean isNeededOutside(Node node) {
            Set<Block> targets = new HashSet<>();
            Set<Block> inside = new HashSet<>();
            Blocks.visit(node, each -> {
                targets.addAll(each.targets());
                if (each instanceof Block block) {
                    inside.add(block);
                }
            });
            targets.removeAll(inside);
            return targets.stream()
                    .anyMatch(target -> names.stream().anyMatch(local -> liveness.isNeededAt(target, local)));
        }
    }
}
