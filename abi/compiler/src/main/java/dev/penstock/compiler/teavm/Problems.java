package dev.penstock.compiler.teavm;

import java.util.List;
import java.util.stream.Collectors;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.diagnostics.ProblemSeverity;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.vm.TeaVM;

/** TeaVM's complaints as text, each with the calls that lead from the plugin to the method at fault. */
final class Problems {
    private final TeaVM vm;

    Problems(TeaVM vm) {
        this.vm = vm;
    }

    List<String> errors() {
        return rendered(ProblemSeverity.ERROR);
    }

    List<String> warnings() {
        return rendered(ProblemSeverity.WARNING);
    }

    private List<String> rendered(ProblemSeverity severity) {
        return vm.getProblemProvider().getProblems().stream()
                .filter(problem -> problem.getSeverity() == severity)
                .map(this::render)
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }

    private String render(Problem problem) {
        DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
        problem.render(text);
        StringBuilder message = new StringBuilder(text.getText());
        TeaVMProblemRenderer.renderCallStack(vm.getDependencyInfo().getCallGraph(), problem.getLocation(), message);
        return message.toString();
    }
}
