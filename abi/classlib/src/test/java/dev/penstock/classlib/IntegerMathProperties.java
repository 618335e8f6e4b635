package dev.penstock.classlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IntegerMathProperties {
    @Property
    void divisionIsThatOfJava(@ForAll int dividend, @ForAll("notZero") int divisor) {
        assertThat(IntegerMath.divide(dividend, divisor)).isEqualTo(dividend / divisor);
        assertThat(IntegerMath.remainder(dividend, divisor)).isEqualTo(dividend % divisor);
    }

    @Property
    void longDivisionIsThatOfJava(@ForAll long dividend, @ForAll("notZeroLong") long divisor) {
        assertThat(IntegerMath.divide(dividend, divisor)).isEqualTo(dividend / divisor);
        assertThat(IntegerMath.remainder(dividend, divisor)).isEqualTo(dividend % divisor);
    }

    @Provide
    Arbitrary<Integer> notZero() {
        return Arbitraries.integers().filter(divisor -> divisor != 0);
    }

    @Provide
    Arbitrary<Long> notZeroLong() {
        return Arbitraries.longs().filter(divisor -> divisor != 0);
    }

    @Example
    void theSmallestNumberDividedByMinusOneIsItself() {
        assertThat(IntegerMath.divide(Integer.MIN_VALUE, -1)).isEqualTo(Integer.MIN_VALUE);
        assertThat(IntegerMath.divide(Long.MIN_VALUE, -1)).isEqualTo(Long.MIN_VALUE);
    }

    @Example
    void divisionByZeroThrowsAsInJava() {
        assertThatThrownBy(() -> IntegerMath.divide(1, 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("/ by zero");
        assertThatThrownBy(() -> IntegerMath.remainder(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> IntegerMath.divide(1L, 0L)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> IntegerMath.remainder(1L, 0L)).isInstanceOf(ArithmeticException.class);
    }

    @Example
    void aNegativeArrayLengthThrowsAsInJava() {
        assertThat(IntegerMath.arrayLength(0)).isZero();
        assertThatThrownBy(() -> IntegerMath.arrayLength(-1))
                .isInstanceOf(NegativeArraySizeException.class)
                .hasMessage("-1");
    }
}
