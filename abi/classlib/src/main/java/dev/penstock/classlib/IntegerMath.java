package dev.penstock.classlib;

/** Integer operations that WebAssembly answers with a trap and Java with an exception. */
public final class IntegerMath {
    private IntegerMath() {}

    /** {@code dividend / divisor} as Java defines it. */
    public static int divide(int dividend, int divisor) {
        if (divisor == 0) {
            throw divisionByZero();
        }
        return divisor == -1 ? -dividend : dividend / divisor;
    }

    /** {@code dividend % divisor} as Java defines it. */
    public static int remainder(int dividend, int divisor) {
        if (divisor == 0) {
            throw divisionByZero();
        }
        return dividend % divisor;
    }

    /** {@code dividend / divisor} as Java defines it. */
    public static long divide(long dividend, long divisor) {
        if (divisor == 0) {
            throw divisionByZero();
        }
        return divisor == -1 ? -dividend : dividend / divisor;
    }

    /** {@code dividend % divisor} as Java defines it. */
    public static long remainder(long dividend, long divisor) {
        if (divisor == 0) {
            throw divisionByZero();
        }
        return dividend % divisor;
    }

    /** The length of a new array, which must not be negative. */
    public static int arrayLength(int length) {
        if (length < 0) {
            throw new NegativeArraySizeException(String.valueOf(length));
        }
        return length;
    }

    private static ArithmeticException divisionByZero() {
        return new ArithmeticException("/ by zero");
    }
}
