package dev.penstock.core.json;

import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/** No symbol table: a name is decoded each time it occurs. */
final class NoSymbols extends ByteQuadsCanonicalizer {

    NoSymbols() {
        super(0, 0);
    }

    @Override
    public boolean isCanonicalizing() {
        return false;
    }

    @Override
    public String findName(int quad) {
        return null;
    }

    @Override
    public String findName(int quad1, int quad2) {
        return null;
    }

    @Override
    public String findName(int quad1, int quad2, int quad3) {
        return null;
    }

    @Override
    public String findName(int[] quads, int count) {
        return null;
    }

    @Override
    public String addName(String name, int[] quads, int count) {
        return name;
    }

    @Override
    public void release() {}
}
