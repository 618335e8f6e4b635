package dev.penstock.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * What a function does.
 *
 * @param locals the types of its locals, behind the parameters
 * @param instructions with the final {@code end}
 */
public record Code(List<ValueType> locals, List<Instruction> instructions) {
    private static final int MOST_LOCALS = 50_000;

    /** Copies the lists. */
    public Code {
        locals = List.copyOf(locals);
        instructions = List.copyOf(instructions);
    }

    static Code read(WasmReader in) {
        List<ValueType> locals = new ArrayList<>();
        int groups = in.unsigned();
        for (int i = 0; i < groups; i++) {
            int count = in.unsigned();
            if (count > MOST_LOCALS - locals.size()) {
                throw in.malformed("more than " + MOST_LOCALS + " locals");
            }
            ValueType type = ValueType.read(in);
            for (int k = 0; k < count; k++) {
                locals.add(type);
            }
        }
        return new Code(locals, Instructions.readExpression(in));
    }

    /** The bytes it takes. */
    public int size() {
        WasmWriter out = new WasmWriter();
        write(out);
        return out.toBytes().length;
    }

    void write(WasmWriter out) {
        List<Integer> ends = groupEnds();
        out.unsigned(ends.size());
        int start = 0;
        for (int end : ends) {
            out.unsigned(end - start);
            locals.get(start).write(out);
            start = end;
        }
        instructions.forEach(each -> each.write(out));
    }

    private List<Integer> groupEnds() {
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= locals.size(); i++) {
            if (i == locals.size() || !locals.get(i).equals(locals.get(i - 1))) {
                ends.add(i);
            }
        }
        return ends;
    }
}
