package dev.penstock.core.gzip;

/** What comes next in gzip data. Immutable. */
interface Stage {
    /**
     * Takes as much as has come. Yields itself where it can do nothing until more comes. What it takes, decodes and yields depends on
     * all that has come alone, and not on where that was cut.
     */
    Stage read(BitInput in, Output out);

    /** Whether the data may end here. */
    default boolean mayEnd() {
        return false;
    }

    /** What is wrong with the data, said of a body; empty where nothing is known to be. */
    default String fault() {
        return "";
    }

    /** The data is not what it should be: nothing follows. */
    record Fault(String fault) implements Stage {
        @Override
        public Stage read(BitInput in, Output out) {
            return this;
        }
    }

    /** The data becomes more than it may: nothing follows. */
    record TooLarge() implements Stage {
        static final TooLarge INSTANCE = new TooLarge();

        @Override
        public Stage read(BitInput in, Output out) {
            return this;
        }
    }
}
