package dev.penstock.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class twice: against the plugin's pipeline on the JVM and against its compiled module. They take the
 * plugin as a parameter of type {@link PluginTester}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(PluginTestInvocations.class)
public @interface PluginTest {
    /** The class with the author's {@code public static Plugin<?> plugin()}. */
    Class<?> value();
}
