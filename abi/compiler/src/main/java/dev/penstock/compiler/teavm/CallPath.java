package dev.penstock.compiler.teavm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.teavm.callgraph.CallGraph;
import org.teavm.callgraph.CallGraphNode;
import org.teavm.callgraph.CallSite;
import org.teavm.model.MethodReference;
import org.teavm.model.TextLocation;

/** The shortest way of calls from a class to a method, printed like a stack trace: the method first. */
final class CallPath {
    private final CallGraph graph;
    private final String className;

    /** Ways from this class and those nested in it, lambdas included. */
    CallPath(CallGraph graph, String className) {
        this.graph = graph;
        this.className = className;
    }

    /** The calls that lead to the method, from outside the plugin's class if that does not reach it. */
    String to(MethodReference method) {
        Map<CallGraphNode, Step> calls = new LinkedHashMap<>();
        Deque<CallGraphNode> open = new ArrayDeque<>();
        CallGraphNode start = graph.getNode(method);
        if (start == null) {
            return frame(method, null);
        }
        open.add(start);
        CallGraphNode last = start;
        while (!open.isEmpty() && !isAuthors(last)) {
            last = open.poll();
            for (CallSite site : last.getCallerCallSites()) {
                for (CallGraphNode caller : site.getCallers()) {
                    if (caller != start && calls.putIfAbsent(caller, new Step(last, site)) == null) {
                        open.add(caller);
                    }
                }
            }
        }
        return print(last, calls);
    }

    private boolean isAuthors(CallGraphNode node) {
        String owner = node.getMethod().getClassName();
        return owner.equals(className) || owner.startsWith(className + "$");
    }

    private static String print(CallGraphNode first, Map<CallGraphNode, Step> calls) {
        StringBuilder text = new StringBuilder();
        CallGraphNode caller = first;
        for (Step step = calls.get(caller); step != null; step = calls.get(caller)) {
            text.insert(0, frame(caller.getMethod(), step.location(caller)));
            caller = step.callee();
        }
        return text.insert(0, frame(caller.getMethod(), null)).toString();
    }

    private static String frame(MethodReference method, TextLocation location) {
        String place = location == null || location.getFileName() == null
                ? ""
                : "(" + location.getFileName().replaceFirst(".*/", "") + ":" + location.getLine() + ")";
        return "\n    at " + method.getClassName() + "." + method.getName() + place;
    }

    private record Step(CallGraphNode callee, CallSite site) {
        TextLocation location(CallGraphNode caller) {
            return site.getLocations(caller).stream().findFirst().orElse(null);
        }
    }
}
