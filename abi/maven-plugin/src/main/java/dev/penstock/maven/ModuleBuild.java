package dev.penstock.maven;

import dev.penstock.compiler.input.PluginMethod;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings the folder of modules up to date with the plugins of a project. */
final class ModuleBuild {
    private final ModuleFolder folder;
    private final Budgets budgets;
    private final Function<PluginMethod, Either<String, byte[]>> compiler;
    private final Consumer<String> report;

    /** Compiles what is out of date; reports one line for each module. */
    ModuleBuild(
            ModuleFolder folder,
            Budgets budgets,
            Function<PluginMethod, Either<String, byte[]>> compiler,
            Consumer<String> report) {
        this.folder = folder;
        this.budgets = budgets;
        this.compiler = compiler;
        this.report = report;
    }

    /**
     * Compiles the plugins made from inputs of this hash. Throws {@link BuildFailure} after all were tried, naming each
     * that does not compile or has more bytes than its budget.
     */
    void run(Map<String, PluginMethod> plugins, String inputHash) {
        folder.retain(plugins.keySet());
        List<String> failures = new ArrayList<>();
        plugins.forEach((name, method) -> bringUpToDate(name, method, inputHash)
                .flatMap(status -> withinBudget(name, status))
                .peek(report)
                .peekLeft(failures::add));
        if (!failures.isEmpty()) {
            throw new BuildFailure(String.join("\n", failures));
        }
    }

    private Either<String, String> bringUpToDate(String name, PluginMethod method, String inputHash) {
        if (folder.isCurrent(name, inputHash)) {
            return Either.right(", up to date");
        }
        return compiler.apply(method).map(module -> {
            folder.write(name, module, inputHash);
            return "";
        });
    }

    private Either<String, String> withinBudget(String name, String status) {
        long size = folder.size(name);
        return size > budgets.of(name)
                ? Either.left(
                        "plugin '" + name + "': the module has " + size + " bytes, its budget is " + budgets.of(name))
                : Either.right(name + ".wasm: " + size + " bytes" + status);
    }
}
