package dev.penstock.compiler.wasm;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * The custom section {@code name}, as far as it names functions, types and globals. Names of locals, labels and fields are
 * dropped when it is renumbered.
 */
public final class NameSection {
    /** Its name as a custom section. */
    public static final String NAME = "name";

    private static final int FUNCTIONS = 1;
    private static final int TYPES = 4;
    private static final int GLOBALS = 7;

    private NameSection() {}

    /** The names of functions by their numbers; empty if the module has no such section. */
    public static Map<Integer, String> functions(WasmModule module) {
        Map<Integer, String> found = new TreeMap<>();
        module.sections().stream()
                .filter(each ->
                        each.id() == SectionId.CUSTOM && each.customName().equals(NAME))
                .forEach(each -> found.putAll(functions(each)));
        return found;
    }

    private static Map<Integer, String> functions(Section section) {
        WasmReader in = section.reader();
        in.name();
        while (!in.atEnd()) {
            int id = in.octet();
            WasmReader names = new WasmReader(in.octets(in.unsigned()));
            if (id == FUNCTIONS) {
                return read(names, number -> number);
            }
        }
        return Map.of();
    }

    /**
     * The section for other numbers.
     *
     * @param functions the new number of a function, or a negative one if there is no such function any more
     * @param types as {@code functions}, of types
     * @param globals as {@code functions}, of globals
     */
    public static Section renumbered(
            Section section, IntUnaryOperator functions, IntUnaryOperator types, IntUnaryOperator globals) {
        WasmReader in = section.reader();
        in.name();
        WasmWriter out = new WasmWriter().name(NAME);
        while (!in.atEnd()) {
            int id = in.octet();
            WasmReader names = new WasmReader(in.octets(in.unsigned()));
            switch (id) {
                case FUNCTIONS -> write(id, names, functions, out);
                case TYPES -> write(id, names, types, out);
                case GLOBALS -> write(id, names, globals, out);
                default -> {}
            }
        }
        return new Section(SectionId.CUSTOM, out.toBytes());
    }

    private static void write(int id, WasmReader in, IntUnaryOperator numbers, WasmWriter out) {
        Map<Integer, String> names = read(in, numbers);
        WasmWriter map = new WasmWriter().unsigned(names.size());
        names.forEach((number, name) -> map.unsigned(number).name(name));
        out.octet(id).counted(map.toBytes());
    }

    /** The names under other numbers, where those are not negative. */
    private static Map<Integer, String> read(WasmReader in, IntUnaryOperator numbers) {
        Map<Integer, String> names = new TreeMap<>();
        int count = in.unsigned();
        for (int i = 0; i < count; i++) {
            int number = numbers.applyAsInt(in.unsigned());
            String name = in.name();
            if (number >= 0) {
                names.put(number, name);
            }
        }
        return names;
    }
}
