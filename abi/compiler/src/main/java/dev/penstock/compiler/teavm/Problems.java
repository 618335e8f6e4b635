package dev.penstock.compiler.teavm;

import dev.penstock.compiler.PluginMethod;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.diagnostics.ProblemSeverity;
import org.teavm.vm.TeaVM;

/** What is wrong with a plugin's code, each with the calls that lead from the plugin to the method at fault. */
final class Problems {
    private final TeaVM vm;
    private final CallPath paths;

    Problems(TeaVM vm, PluginMethod plugin) {
        this.vm = vm;
        this.paths = new CallPath(vm.getDependencyInfo().getCallGraph(), plugin.className());
    }

    List<String> errors() {
        return Stream.concat(rendered(ProblemSeverity.ERROR), restricted(true))
                .distinct()
                .toList();
    }

    List<String> warnings() {
        return Stream.concat(rendered(ProblemSeverity.WARNING), restricted(false))
                .distinct()
                .toList();
    }

    private Stream<String> rendered(ProblemSeverity severity) {
        return vm.getProblemProvider().getProblems().stream()
                .filter(problem -> problem.getSeverity() == severity)
                .map(this::render);
    }

    private String render(Problem problem) {
        DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
        problem.render(text);
        String headline =
                text.getText().contains("org.teavm.jso") ? "needs JavaScript: " + text.getText() : text.getText();
        return problem.getLocation() == null || problem.getLocation().getMethod() == null
                ? headline
                : headline + paths.to(problem.getLocation().getMethod());
    }

    private Stream<String> restricted(boolean refused) {
        return Restriction.ALL.stream()
                .filter(each -> each.refused() == refused)
                .flatMap(each -> vm.getDependencyInfo().getReachableMethods().stream()
                        .filter(each::covers)
                        .map(paths::to)
                        .collect(Collectors.collectingAndThen(Collectors.toList(), Problems::shortest))
                        .map(path -> each.message() + path));
    }

    private static Stream<String> shortest(List<String> calls) {
        return calls.stream()
                .min((one, other) ->
                        Long.compare(one.lines().count(), other.lines().count()))
                .stream();
    }
}
