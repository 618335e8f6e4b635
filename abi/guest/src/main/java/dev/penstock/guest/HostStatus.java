package dev.penstock.guest;

import io.vavr.control.Option;

/** What a host call answers, with the numbers of ABI 0.2.1. */
public enum HostStatus {
    OK(0),
    NOT_FOUND(1),
    BAD_ARGUMENT(2),
    SERIALIZATION_FAILURE(3),
    PARSE_FAILURE(4),
    INVALID_MEMORY_ACCESS(6),
    EMPTY(7),
    CAS_MISMATCH(8),
    INTERNAL_FAILURE(10),
    UNIMPLEMENTED(12);

    private final int code;

    HostStatus(int code) {
        this.code = code;
    }

    /** The number of this status. */
    public int code() {
        return code;
    }

    /** The status with this number, where the ABI has one. */
    public static Option<HostStatus> of(int code) {
        for (HostStatus status : values()) {
            if (status.code == code) {
                return Option.some(status);
            }
        }
        return Option.none();
    }
}
