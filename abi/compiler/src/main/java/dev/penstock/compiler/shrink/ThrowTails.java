package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.shrink.Node.Plain;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets all checks of a function that throw the same share the code that throws. TeaVM writes for each check of null, of a
 * type or of an index a block that ends in a call, which makes the exception, and a throw; here the check branches to the
 * end of the function, or of the {@code try} it stands in, where the call and the throw stand once.
 */
final class ThrowTails {
    /** The type of a block without parameters and results. */
    private static final Operand NOTHING = new Operand(Operand.Kind.OCTET, 0x40);

    private ThrowTails() {}

    /** Changes a function in place. */
    static void share(Block function) {
        new Region(function).rewrite();
    }

    /** Where a tail may stand: a function or a block that catches. */
    private static final class Region {
        private final Block owner;
        private final Map<Tail, Block> tails = new LinkedHashMap<>();

        Region(Block owner) {
            this.owner = owner;
        }

        void rewrite() {
            owner.body(rewritten(owner.body()));
            tails.forEach(this::wrap);
        }

        /** Puts all there is into a block behind which the tail stands. */
        private void wrap(Tail tail, Block inner) {
            inner.body(owner.body());
            List<Node> body = new ArrayList<>();
            if (inner.body().isEmpty()
                    || !inner.body().get(inner.body().size() - 1).isLast()) {
                inner.body().add(leaving());
            }
            body.add(inner);
            body.add(Plain.of(tail.call()));
            body.add(Plain.of(tail.raise()));
            owner.body(body);
        }

        private Node leaving() {
            return owner.is(Opcode.TRY_TABLE)
                    ? Plain.of(Instruction.of(Opcode.BR, Operand.Kind.LABEL, 0), owner)
                    : Plain.of(Instruction.of(Opcode.RETURN));
        }

        private List<Node> rewritten(List<Node> nodes) {
            List<Node> result = new ArrayList<>();
            for (Node node : nodes) {
                if (node instanceof Block block) {
                    result.addAll(rewritten(block));
                } else {
                    result.add(node);
                }
            }
            return result;
        }

        private List<Node> rewritten(Block block) {
            if (block.is(Opcode.TRY_TABLE)) {
                new Region(block).rewrite();
                return List.of(block);
            }
            block.body(rewritten(block.body()));
            block.otherwise(rewritten(block.otherwise()));
            return block.is(Opcode.BLOCK) ? checked(block) : List.of(block);
        }

        /** The block, or what does the same if it is a check. */
        private List<Node> checked(Block block) {
            List<Node> body = block.body();
            int size = body.size();
            if (size < 3
                    || !body.get(size - 1).is(Opcode.THROW)
                    || !body.get(size - 2).is(Opcode.CALL)) {
                return List.of(block);
            }
            Instruction call = body.get(size - 2).instruction();
            Instruction raise = body.get(size - 1).instruction();
            Node check = body.get(size - 3);
            if (check instanceof Block failing) {
                return twoSided(block, failing, call, raise);
            }
            if (!check.targets().equals(List.of(block))) {
                return List.of(block);
            }
            return switch (check.instruction().opcode()) {
                case Opcode.BR_ON_NON_NULL -> size == 3 ? List.of(nonNull(call, raise)) : List.of(block);
                case Opcode.BR_ON_CAST -> size == 3 ? List.of(cast(check.instruction(), call, raise)) : List.of(block);
                case Opcode.BR_IF -> condition(block, call, raise);
                default -> List.of(block);
            };
        }

        private Node nonNull(Instruction call, Instruction raise) {
            Block tail = tail(call, raise, NOTHING);
            return Plain.of(Instruction.of(Opcode.BR_ON_NULL, Operand.Kind.LABEL, 0), tail);
        }

        private Node cast(Instruction check, Instruction call, Instruction raise) {
            Operand nullable = new Operand(Operand.Kind.OCTET, 0x63);
            Block tail = tail(call, raise, nullable, check.operands().get(2));
            return Plain.of(new Instruction(Opcode.BR_ON_CAST_FAIL, check.operands()), tail);
        }

        /** {@code block ... br_if 0, call, throw end}: what comes before the branch stays, as do other branches. */
        private List<Node> condition(Block block, Instruction call, Instruction raise) {
            List<Node> body =
                    new ArrayList<>(block.body().subList(0, block.body().size() - 3));
            body.addAll(branchUnless(body, tail(call, raise, NOTHING)));
            if (takesNothing(block) && !Branches.leave(block, body)) {
                return body;
            }
            block.body(body);
            return List.of(block);
        }

        /** {@code block block ... br_if 0 ... br_if 1 end, call, throw end}: the inner block is left to throw. */
        private List<Node> twoSided(Block block, Block failing, Instruction call, Instruction raise) {
            List<Node> body = failing.body();
            boolean fits = block.body().size() == 3
                    && failing.is(Opcode.BLOCK)
                    && takesNothing(block)
                    && takesNothing(failing)
                    && !body.isEmpty()
                    && body.get(body.size() - 1).is(Opcode.BR_IF)
                    && body.get(body.size() - 1).targets().equals(List.of(block))
                    && !Branches.leave(block, body.subList(0, body.size() - 1))
                    && Branches.areConditions(failing, body);
            if (!fits) {
                return List.of(block);
            }
            Block tail = tail(call, raise, NOTHING);
            List<Node> result = Branches.redirected(body.subList(0, body.size() - 1), failing, tail);
            result.addAll(branchUnless(result, tail));
            return result;
        }

        /** The branch taken when the condition on the stack is false; may turn round the comparison in {@code before}. */
        private List<Node> branchUnless(List<Node> before, Block target) {
            Node branch = Plain.of(Instruction.of(Opcode.BR_IF, Operand.Kind.LABEL, 0), target);
            int last = before.size() - 1;
            int opposite = last < 0
                    ? 0
                    : Branches.opposite(before.get(last).instruction().opcode());
            if (opposite == 0) {
                return List.of(Plain.of(Instruction.of(Opcode.I32_EQZ)), branch);
            }
            before.set(last, Plain.of(Instruction.of(opposite)));
            return List.of(branch);
        }

        private Block tail(Instruction call, Instruction raise, Operand... carried) {
            return tails.computeIfAbsent(
                    new Tail(call, raise, List.of(carried)),
                    key -> new Block(new Instruction(Opcode.BLOCK, key.carried()), List.of()));
        }

        private static boolean takesNothing(Block block) {
            return block.instruction().operands().equals(List.of(NOTHING));
        }
    }

    private record Tail(Instruction call, Instruction raise, List<Operand> carried) {}
}
