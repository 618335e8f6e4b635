package dev.penstock.testkit.trace;

import io.vavr.control.Option;

/** Reads text that an argument points at. */
@FunctionalInterface
public interface Texts {
    /** For arguments whose memory can't be seen. */
    Texts UNSEEN = (address, size) -> Option.none();

    /** The text there, where it can be read. */
    Option<String> at(long address, long size);
}
