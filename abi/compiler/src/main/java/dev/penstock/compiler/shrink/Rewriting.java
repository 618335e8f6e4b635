package dev.penstock.compiler.shrink;

import java.util.ArrayList;
import java.util.List;

/** Collects what becomes of the nodes of one list, and then makes the new list. */
final class Rewriting {
    private final List<List<Node>> outcomes = new ArrayList<>();

    Rewriting(List<Node> nodes) {
        nodes.forEach(node -> outcomes.add(List.of(node)));
    }

    /** Puts others in the place of a node. */
    void replace(int at, Node... others) {
        outcomes.set(at, List.of(others));
    }

    void delete(int at) {
        outcomes.set(at, List.of());
    }

    List<Node> result() {
        List<Node> result = new ArrayList<>();
        outcomes.forEach(result::addAll);
        return result;
    }
}
