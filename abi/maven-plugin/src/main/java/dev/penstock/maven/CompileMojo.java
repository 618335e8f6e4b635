package dev.penstock.maven;

import dev.penstock.compiler.CompilationErrors;
import dev.penstock.compiler.CompiledModule;
import dev.penstock.compiler.ModuleCompiler;
import dev.penstock.compiler.input.BuildOptions;
import dev.penstock.compiler.input.PluginMethod;
import io.vavr.Lazy;
import io.vavr.control.Either;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Compiles each plugin of the project to a WebAssembly module. A plugin is a class with a method
 * {@code public static Plugin<?> plugin()}; its module is named after the plugin.
 */
@Mojo(
        name = "compile",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
public final class CompileMojo extends AbstractMojo {
    private static final String PLUGIN_TYPE = "dev.penstock.dsl.Plugin";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** Where the modules go; nothing else is in this folder. */
    @Parameter(defaultValue = "${project.build.directory}/wasm")
    private File outputDirectory;

    /** Whether the modules keep the names of Java methods, for the backtraces the proxy logs. */
    @Parameter(property = "penstock.debug", defaultValue = "false")
    private boolean debug;

    /** The most bytes the modules may have. */
    @Parameter
    private Budgets budgets = new Budgets();

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            build();
        } catch (BuildFailure e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the dependencies of the project are not resolved", e);
        }
    }

    private void build() throws DependencyResolutionRequiredException {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        List<Path> classPath =
                project.getRuntimeClasspathElements().stream().map(Path::of).toList();
        Map<String, PluginMethod> plugins = PluginNames.of(new PluginScan(PLUGIN_TYPE).of(classes), classPath);
        Path hashes = Path.of(project.getBuild().getDirectory(), "penstock");
        Lazy<ModuleCompiler> compiler =
                Lazy.of(() -> ModuleCompiler.of(classPath).with(options()));
        new ModuleBuild(
                        new ModuleFolder(outputDirectory.toPath(), hashes),
                        budgets,
                        method -> compile(compiler.get(), method),
                        getLog()::info)
                .run(plugins, InputHash.of(inputs(classPath), options().toString()));
    }

    private Either<String, byte[]> compile(ModuleCompiler compiler, PluginMethod method) {
        return compiler.compile(method)
                .peek(module -> module.warnings().forEach(getLog()::warn))
                .map(CompiledModule::bytes)
                .mapLeft(CompilationErrors::toString);
    }

    private BuildOptions options() {
        return debug ? BuildOptions.debug() : BuildOptions.release();
    }

    /** The project's classes and the compiler's own: a new compiler makes a new module. */
    private List<Path> inputs(List<Path> classPath) {
        List<Path> inputs = new ArrayList<>(classPath);
        plugin.getArtifacts().stream().map(Artifact::getFile).map(File::toPath).forEach(inputs::add);
        return inputs;
    }
}
