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

    /** Puts others behind what became of a node. */
    void append(int at, List<Node> others) {
        List<Node> all = new ArrayList<>(outcomes.get(at));
        all.addAll(others);
        outcomes.set(at, all);
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
