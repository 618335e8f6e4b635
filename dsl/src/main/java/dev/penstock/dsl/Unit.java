package dev.penstock.dsl;

/** The configuration of a plugin that has none. */
public enum Unit {
    UNIT
}
