package dev.penstock.testkit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.teavm.interop.Export;
import org.teavm.interop.Import;

class SignaturesTest {
    @Test
    void everyImportOfTheGuestIsKnownWithItsWords() throws ClassNotFoundException {
        var imports =
                methods("dev.penstock.guest.wasm.Imports").filter(method -> method.isAnnotationPresent(Import.class));
        assertThat(imports).isNotEmpty().allSatisfy(method -> assertThat(
                        words(method.getAnnotation(Import.class).name()))
                .as(method.toString())
                .isEqualTo(method.getParameterCount()));
    }

    @Test
    void everyCallbackOfTheGuestIsKnownWithItsWords() throws ClassNotFoundException {
        var callbacks = methods("dev.penstock.guest.wasm.Exports")
                .filter(method -> method.isAnnotationPresent(Export.class))
                .reject(method -> method.getAnnotation(Export.class).name().startsWith("proxy_abi_version"));
        assertThat(callbacks).isNotEmpty().allSatisfy(method -> assertThat(
                        words(method.getAnnotation(Export.class).name()))
                .as(method.toString())
                .isEqualTo(method.getParameterCount()));
    }

    @Test
    void a32BitWordIsSignedAndA64BitOneWhole() {
        assertThat(Call.of("proxy_continue_stream", Vector.of(0xffff_ffffL), Texts.UNSEEN))
                .hasToString("proxy_continue_stream(stream -1)");
        assertThat(Call.of("proxy_increment_metric", Vector.of(1L, 1L << 40), Texts.UNSEEN))
                .hasToString("proxy_increment_metric(metric 1, offset 1099511627776)");
    }

    @Test
    void unknownFunctionsAndOtherNumbersOfWordsAreRefused() {
        assertThatThrownBy(() -> Call.of("proxy_new", Vector.empty(), Texts.UNSEEN))
                .hasMessage("no signature of proxy_new");
        assertThatThrownBy(() -> Call.of("proxy_log", Vector.of(1L, 2L), Texts.UNSEEN))
                .hasMessage("proxy_log takes 3 words, got Vector(1, 2)");
    }

    private static int words(String function) {
        return Signatures.of(function).parameters().map(Parameter::words).sum().intValue();
    }

    private static Seq<Method> methods(String type) throws ClassNotFoundException {
        return Vector.of(Class.forName(type, false, SignaturesTest.class.getClassLoader())
                .getDeclaredMethods());
    }
}
