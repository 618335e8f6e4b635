package dev.penstock.classlib;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ValuesProperties {
    @Property
    void anEitherOfAnOptionIsThatOfVavr(@ForAll boolean some, @ForAll int value, @ForAll int left) {
        Option<Integer> option = Option.when(some, value);
        Supplier<Integer> supplier = () -> left;

        assertThat(Values.<Integer, Integer>toEither(option, left)).isEqualTo(option.toEither(left));
        assertThat(Values.<Integer, Integer>toEither(option, supplier)).isEqualTo(option.toEither(supplier));
    }

    @Property
    void anEitherOfAnEitherIsThatOfVavr(@ForAll boolean right, @ForAll int value, @ForAll int left) {
        Either<String, Integer> either = right ? Either.right(value) : Either.left("left");
        Supplier<Integer> supplier = () -> left;

        assertThat(Values.<Integer, Integer>toEither(either, left)).isEqualTo(either.toEither(left));
        assertThat(Values.<Integer, Integer>toEither(either, supplier)).isEqualTo(either.toEither(supplier));
    }

    @Property
    void aCopyOfObjectsIsThatOfJava(@ForAll Integer[] elements, @ForAll @IntRange(max = 100) int length) {
        Object[] array = Arrays.copyOf(elements, elements.length, Object[].class);

        assertThat(ObjectArrays.copyOf(array, length)).isEqualTo(Arrays.copyOf(array, length));
    }
}
