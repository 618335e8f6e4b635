package dev.penstock.compiler.teavm;

/**
 * Where things are in linear memory: TeaVM's static data from address 0, then scratch space, then the base, behind which
 * the guest allocates. The base is an imported constant until the module is linked.
 */
public final class MemoryLayout {
    /** The module name of the import that stands for the base. */
    public static final String MODULE = "penstock";
    /** The name of the import that stands for the base. */
    public static final String BASE = "memoryBase";
    /** Bytes of scratch space below the base. */
    public static final int SCRATCH = 16;
    /** Bytes in a page. */
    public static final int PAGE = 65_536;
    /** A memory of one gibibyte, all that Envoy's V8 allows. */
    public static final int MAXIMUM_PAGES = 16_384;

    private MemoryLayout() {}

    /** The base behind static data that ends at the given address: a multiple of 16. */
    public static int base(long dataEnd) {
        return (int) ((dataEnd + 15) & ~15L) + SCRATCH;
    }
}
