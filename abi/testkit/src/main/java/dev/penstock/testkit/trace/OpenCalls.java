package dev.penstock.testkit.trace;

import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The calls of one VM so far. A module runs on one thread and the host calls back within a host call only to allocate, so what
 * happens between the beginning and the end of a call is part of it. A callback that traps has no end: it ends with the next one.
 *
 * @param open those that have not returned, the innermost first
 */
record OpenCalls(Vector<Call> done, List<Call> open) {
    static final OpenCalls NONE = new OpenCalls(Vector.empty(), List.empty());

    OpenCalls entered(Call call, boolean callback) {
        var before = callback && !call.isAllocation() ? allClosed() : this;
        return new OpenCalls(before.done, before.open.prepend(call));
    }

    /** The innermost open call of that function returned; those within it never did. A return of what never began is nothing. */
    OpenCalls left(String function, Option<Integer> answer) {
        if (!open.exists(call -> call.function().equals(function))) {
            return this;
        }
        var inmost = this;
        while (!inmost.open.head().function().equals(function)) {
            inmost = inmost.closed();
        }
        return new OpenCalls(
                        inmost.done,
                        inmost.open.tail().prepend(inmost.open.head().answered(answer)))
                .closed();
    }

    CallTrace trace() {
        return new CallTrace(allClosed().done);
    }

    private OpenCalls allClosed() {
        return open.isEmpty() ? this : closed().allClosed();
    }

    private OpenCalls closed() {
        var last = open.head();
        var rest = open.tail();
        return rest.isEmpty()
                ? new OpenCalls(done.append(last), rest)
                : new OpenCalls(done, rest.tail().prepend(rest.head().with(last)));
    }
}
