package dev.penstock.testkit;

import dev.penstock.dsl.Plugin;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** The two runs of a {@link PluginTest}. */
final class PluginTestInvocations implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        Plugin<?> plugin = pluginOf(context);
        return Stream.of(PluginTester.onJvm(plugin), PluginTester.onBuiltModule(plugin))
                .map(Run::new);
    }

    private static Plugin<?> pluginOf(ExtensionContext context) {
        Class<?> author = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), PluginTest.class)
                .orElseThrow()
                .value();
        return (Plugin<?>) ReflectionSupport.findMethod(author, "plugin")
                .map(method -> ReflectionSupport.invokeMethod(method, null))
                .orElseThrow(() -> new IllegalArgumentException(author + " has no method plugin()"));
    }

    private record Run(PluginTester tester) implements ClassTemplateInvocationContext, ParameterResolver {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "on the " + tester;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PluginTester.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return tester;
        }
    }
}
