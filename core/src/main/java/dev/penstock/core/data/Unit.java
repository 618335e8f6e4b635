package dev.penstock.core.data;

/** The one value of a type with nothing to say: the configuration of a plugin that has none, an outcome that is just done. */
public enum Unit {
    UNIT
}
