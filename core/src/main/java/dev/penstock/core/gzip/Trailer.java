package dev.penstock.core.gzip;

/** What a member ends with: the checksum of what was decoded, then its size modulo 2^32 (RFC 1952 section 2.3.1). */
enum Trailer implements Stage {
    SUM {
        @Override
        Stage after(int value, Output out) {
            return value == out.sum() ? SIZE : new Fault("has a wrong checksum of its gzip data");
        }
    },
    SIZE {
        @Override
        Stage after(int value, Output out) {
            return value == (int) out.member() ? Member.NEXT : new Fault("has a wrong size of its gzip data");
        }
    };

    abstract Stage after(int value, Output out);

    @Override
    public Stage read(BitInput in, Output out) {
        return in.has(Integer.SIZE) ? after(in.take(Integer.SIZE), out) : this;
    }
}
