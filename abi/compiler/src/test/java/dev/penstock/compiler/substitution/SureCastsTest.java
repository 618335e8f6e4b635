package dev.penstock.compiler.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.CastInstruction;

class SureCastsTest {
    private final SureCasts casts = new SureCasts();

    @ParameterizedTest
    @ValueSource(
            strings = {"io.vavr.collection.List", "dev.penstock.core.machine.Step", "dev.penstock.guest.Dispatcher"})
    void castsOfLibrariesAreSure(String className) {
        assertThat(casts.appliesTo(className)).isTrue();
        assertThat(isChecked(ValueType.object("io.vavr.control.Option"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.MyPlugin", "dev.penstock.examples.StreamingReplace", "java.util.ArrayList"})
    void castsOfPluginsAndOfJavaAreChecked(String className) {
        assertThat(casts.appliesTo(className)).isFalse();
    }

    @Test
    void whatIsToBeComparedIsChecked() {
        assertThat(isChecked(ValueType.object("java.lang.Comparable"))).isTrue();
    }

    private boolean isChecked(ValueType target) {
        CastInstruction cast = new CastInstruction();
        cast.setTargetType(target);
        casts.transform(cast, new Program());
        return !cast.isWeak();
    }
}
