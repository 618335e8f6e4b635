package dev.penstock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.penstock.compiler.input.Guest;
import dev.penstock.compiler.input.Needed;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler looks for in the code of a module has the names that it looks for. */
class GuestNamesTest {
    private static final Guest GUEST = Guest.penstock();

    @Test
    void whatNeedsCallbacksExists() throws ClassNotFoundException {
        for (Needed each : GUEST.needed()) {
            Class<?> type = Class.forName(each.type());
            assertThat(each.isByInstance() || names(type).anyMatch(each.method()::equals))
                    .as("%s", each)
                    .isTrue();
            assertThat(names(Class.forName(each.exports()))).contains("link");
        }
    }

    @Test
    void whatSetsFlagsExists() throws ClassNotFoundException {
        for (var flag : GUEST.flags()) {
            assertThat(names(Class.forName(flag.owner()))).contains(flag.name());
            for (String code : flag.code()) {
                int dot = code.lastIndexOf('.');
                assertThat(names(Class.forName(code.substring(0, dot))))
                        .as(code)
                        .contains(code.substring(dot + 1));
            }
        }
    }

    /** The class of a lambda is named after its class and method. */
    @Test
    void whatReadsConfigurationsExists() {
        List<String> names = new ClassFileImporter()
                .importPackages("dev.penstock").stream()
                        .flatMap(type -> Stream.concat(
                                Stream.of(type.getName()),
                                type.getMethods().stream().map(each -> type.getName() + "$" + each.getName())))
                        .toList();

        assertThat(GUEST.reading()).isNotEmpty().allSatisfy(each -> assertThat(names)
                .anyMatch(name -> name.startsWith(each)));
    }

    private static Stream<String> names(Class<?> type) {
        Stream<? extends Executable> constructors = Arrays.stream(type.getDeclaredConstructors());
        return Stream.concat(
                constructors.map(each -> "<init>"),
                Arrays.stream(type.getDeclaredMethods()).map(Executable::getName));
    }
}
