package dev.penstock.core.json;

/** What is told of the values that pointers lead to. */
interface Visitor {
    /** One begins at that byte of the chunk; {@code pointer} is the number of the first pointer that leads to it. */
    void begins(int at, int pointer);

    /** The one that began last ends before that byte. */
    void ends(int at);
}
