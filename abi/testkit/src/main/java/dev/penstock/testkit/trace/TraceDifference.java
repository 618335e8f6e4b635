package dev.penstock.testkit.trace;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Two traces that are not the same.
 *
 * @param line the first line, counted from 0, in which they differ
 */
public record TraceDifference(int line, Seq<String> left, Seq<String> right) {

    static Option<TraceDifference> between(String leftTitle, CallTrace left, String rightTitle, CallTrace right) {
        var leftLines = left.withoutTexts().lines();
        var rightLines = right.withoutTexts().lines();
        int same = leftLines.zip(rightLines).segmentLength(pair -> pair._1.equals(pair._2), 0);
        return Option.when(
                same < Math.max(leftLines.size(), rightLines.size()),
                () -> new TraceDifference(
                        same, left.lines().prepend(leftTitle), right.lines().prepend(rightTitle)));
    }

    /** Both traces side by side, the first line in which they differ marked. */
    @Override
    public String toString() {
        int width = left.map(String::length).max().getOrElse(0);
        return Vector.range(0, Math.max(left.size(), right.size()))
                .map(row -> row(row, width))
                .mkString("\n");
    }

    private String row(int row, int width) {
        var mark = row == line + 1 ? ">" : " ";
        var padded = at(left, row) + " ".repeat(width - at(left, row).length());
        return (mark + " " + padded + " | " + at(right, row)).stripTrailing();
    }

    private static String at(Seq<String> lines, int row) {
        return row < lines.size() ? lines.get(row) : "";
    }
}
