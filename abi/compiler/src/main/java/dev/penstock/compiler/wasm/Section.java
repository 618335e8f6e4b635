package dev.penstock.compiler.wasm;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One section of a module: its kind and the bytes behind its size. Immutable. */
public final class Section {
    private final SectionId id;
    private final byte[] payload;

    /** Takes a copy of the payload. */
    public Section(SectionId id, byte... payload) {
        this.id = id;
        this.payload = payload.clone();
    }

    /** A section that holds nothing but a vector. */
    public static <T> Section ofVector(SectionId id, List<T> elements, BiConsumer<WasmWriter, ? super T> element) {
        return new Section(id, new WasmWriter().vector(elements, element).toBytes());
    }

    /** The kind of section. */
    public SectionId id() {
        return id;
    }

    /** The name of a custom section. */
    public String customName() {
        return new WasmReader(payload).name();
    }

    <T> List<T> vector(Function<WasmReader, T> element) {
        WasmReader reader = reader();
        List<T> elements = reader.vector(element);
        reader.requireEnd();
        return elements;
    }

    WasmReader reader() {
        return new WasmReader(payload);
    }

    void write(WasmWriter out) {
        out.octet(id.number()).counted(payload);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Section that && id == that.id && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return id + "(" + payload.length + " bytes)";
    }
}
