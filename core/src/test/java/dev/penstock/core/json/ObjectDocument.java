package dev.penstock.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of an object in its pieces, so that a test knows what an edit of it must yield.
 *
 * @param before white space, perhaps behind a byte order mark
 * @param blank what stands between the braces where there is no member
 * @param after white space
 */
record ObjectDocument(String before, List<Member> members, String blank, String after) {

    /**
     * A member.
     *
     * @param before the white space before the name
     * @param name the name as written, without its quotes
     * @param meant the name decoded
     * @param colon the colon in its white space
     * @param value the value as written
     * @param after the white space before the comma or the closing brace
     */
    record Member(String before, String name, String meant, String colon, String value, String after) {

        String text() {
            return before + '"' + name + '"' + colon + value + after;
        }

        Member with(String other) {
            return new Member(before, name, meant, colon, other, after);
        }
    }

    String text() {
        String inner =
                members.isEmpty() ? blank : members.stream().map(Member::text).collect(Collectors.joining(","));
        return before + '{' + inner + '}' + after;
    }

    /** The index of the last member of that name, or -1. */
    int last(String name) {
        int last = -1;
        for (int i = 0; i < members.size(); i++) {
            last = members.get(i).meant().equals(name) ? i : last;
        }
        return last;
    }

    /** This document with a member set, as {@link JsonObjectText#with} promises it. */
    ObjectDocument with(String name, String written, String value) {
        int at = last(name);
        var changed = new ArrayList<>(members);
        if (at >= 0) {
            changed.set(at, members.get(at).with(value));
        } else if (members.isEmpty()) {
            changed.add(new Member("", written, name, ":", value, blank));
        } else {
            Member end = changed.remove(changed.size() - 1);
            changed.add(new Member(end.before(), end.name(), end.meant(), end.colon(), end.value(), ""));
            changed.add(new Member("", written, name, ":", value, end.after()));
        }
        return new ObjectDocument(before, changed, blank, after);
    }
}
