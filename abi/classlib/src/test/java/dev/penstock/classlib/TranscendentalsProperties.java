package dev.penstock.classlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class TranscendentalsProperties {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        2,
        -2,
        3,
        -3,
        0.5,
        -0.5,
        65,
        -65,
        1e300,
        -1e300,
        0x1p53,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    @Property
    void exponentials(@ForAll @DoubleRange(min = -745, max = 709) double x) {
        assertClose(Transcendentals.exp(x), Math.exp(x), 4);
    }

    @Property
    void logarithms(@ForAll @DoubleRange(min = 0, max = 1e300) double x) {
        assertClose(Transcendentals.log(x), Math.log(x), 4);
    }

    @Property
    void logarithmsNearOne(@ForAll @DoubleRange(min = 0.5, max = 2) double x) {
        assertClose(Transcendentals.log(x), Math.log(x), 4);
    }

    @Property
    void sinesAndCosines(@ForAll @DoubleRange(min = -1e6, max = 1e6) double x) {
        assertThat(Math.abs(Transcendentals.sin(x) - Math.sin(x))).isLessThan(1e-15);
        assertThat(Math.abs(Transcendentals.cos(x) - Math.cos(x))).isLessThan(1e-15);
    }

    @Property
    void tangents(@ForAll @DoubleRange(min = -1.5, max = 1.5) double x) {
        assertClose(Transcendentals.tan(x), Math.tan(x), 8);
    }

    @Property
    void arcTangents(@ForAll double y, @ForAll double x) {
        assertClose(Transcendentals.atan(x), Math.atan(x), 4);
        assertClose(Transcendentals.atan2(y, x), Math.atan2(y, x), 4);
    }

    @Property
    void arcSinesAndCosines(@ForAll @DoubleRange(min = -1, max = 1) double x) {
        assertClose(Transcendentals.asin(x), Math.asin(x), 4);
        assertClose(Transcendentals.acos(x), Math.acos(x), 4);
    }

    @Property
    void powersOfSmallExponents(
            @ForAll @DoubleRange(min = 0, max = 1000) double base,
            @ForAll @DoubleRange(min = -8, max = 8) double exponent) {
        assertClose(Transcendentals.pow(base, exponent), Math.pow(base, exponent), 400);
    }

    @Example
    void specialValuesAreThoseOfJava() {
        for (double x : SPECIAL) {
            assertSpecial(Transcendentals::exp, Math::exp, x);
            assertSpecial(Transcendentals::log, Math::log, x);
            assertSpecial(Transcendentals::atan, Math::atan, x);
            assertSpecial(Transcendentals::asin, Math::asin, x);
            assertSpecial(Transcendentals::acos, Math::acos, x);
            for (double y : SPECIAL) {
                assertSpecial(Transcendentals::atan2, Math::atan2, x, y);
                assertSpecial(Transcendentals::pow, Math::pow, x, y);
            }
        }
    }

    private static void assertSpecial(DoubleUnaryOperator actual, DoubleUnaryOperator expected, double x) {
        assertSame(actual.applyAsDouble(x), expected.applyAsDouble(x), "at " + x);
    }

    private static void assertSpecial(DoubleBinaryOperator actual, DoubleBinaryOperator expected, double x, double y) {
        assertSame(actual.applyAsDouble(x, y), expected.applyAsDouble(x, y), "at " + x + ", " + y);
    }

    /** Equal in kind and sign: NaN, zero, infinite, or finite and near. */
    private static void assertSame(double actual, double expected, String where) {
        if (Double.isNaN(expected) || Double.isInfinite(expected) || expected == 0) {
            assertThat(Double.valueOf(actual)).as(where).isEqualTo(Double.valueOf(expected));
        } else {
            assertThat(actual / expected).as(where).isBetween(1 - 1e-12, 1 + 1e-12);
        }
    }

    private static void assertClose(double actual, double expected, int ulps) {
        if (actual != expected) {
            assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(ulps * Math.ulp(expected));
        }
    }
}
