package dev.penstock.compiler.wasm;

import io.vavr.control.Option;

/** The sections of a module, in the order in which a module must hold them; custom ones may stand anywhere. */
public enum SectionId {
    /** Names, producers and whatever tools add. */
    CUSTOM(0),
    /** Function, struct and array types. */
    TYPE(1),
    /** What the host must provide. */
    IMPORT(2),
    /** The types of the functions in {@link #CODE}. */
    FUNCTION(3),
    /** Tables of references. */
    TABLE(4),
    /** Linear memory. */
    MEMORY(5),
    /** Exception tags. */
    TAG(13),
    /** Global variables and constants. */
    GLOBAL(6),
    /** What the host may see. */
    EXPORT(7),
    /** The function that runs on instantiation. */
    START(8),
    /** Function references: table contents and declarations. */
    ELEMENT(9),
    /** Number of data segments. */
    DATA_COUNT(12),
    /** Function bodies. */
    CODE(10),
    /** Contents of linear memory. */
    DATA(11);

    private final int number;

    SectionId(int number) {
        this.number = number;
    }

    /** The number in the binary format. */
    public int number() {
        return number;
    }

    static Option<SectionId> of(int number) {
        for (SectionId id : values()) {
            if (id.number == number) {
                return Option.some(id);
            }
        }
        return Option.none();
    }
}
