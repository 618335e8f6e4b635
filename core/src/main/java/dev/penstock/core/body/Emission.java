package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/**
 * The outcome of one {@linkplain TransformState#step step}.
 *
 * @param next the state after it
 * @param out the bytes that are final now
 */
public record Emission(TransformState next, Bytes out) {}
