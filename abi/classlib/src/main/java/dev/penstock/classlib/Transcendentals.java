package dev.penstock.classlib;

/**
 * The functions of {@code java.lang.Math} that TeaVM leaves to JavaScript. Results differ from the exact ones by a few units
 * in the last place; {@code pow} with large results and trigonometry of arguments beyond a million by more.
 */
public final class Transcendentals {
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double HALF_PI_HIGH = 0x1.921fb544p0;
    private static final double HALF_PI_MIDDLE = 0x1.0b4611a6p-34;
    private static final double HALF_PI_LOW = 0x1.3198a2e037073p-69;

    private Transcendentals() {}

    /** {@code e} to the power of {@code x}. */
    public static double exp(double x) {
        if (Double.isNaN(x) || x > 709.79) {
            return x > 0 ? Double.POSITIVE_INFINITY : x;
        }
        if (x < -745.14) {
            return 0;
        }
        int power = (int) Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
        double rest = x - power * LN2_HIGH - power * LN2_LOW;
        double sum = 1;
        for (int n = 14; n > 0; n--) {
            sum = 1 + sum * rest / n;
        }
        return sum * powerOfTwo(power / 2) * powerOfTwo(power - power / 2);
    }

    /** The natural logarithm of {@code x}. */
    public static double log(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x < 0 ? Double.NaN : x;
        }
        boolean subnormal = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * 0x1p54 : x);
        int exponent = (int) (bits >>> 52) - 1023 - (subnormal ? 54 : 0);
        double mantissa = Double.longBitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (mantissa > 1.4142135623730951) {
            mantissa /= 2;
            exponent++;
        }
        double ratio = (mantissa - 1) / (mantissa + 1);
        double series = 0;
        for (int n = 23; n > 1; n -= 2) {
            series = (series + 1.0 / n) * ratio * ratio;
        }
        return exponent * LN2_HIGH + (2 * ratio + (2 * ratio * series + exponent * LN2_LOW));
    }

    /** {@code base} to the power of {@code exponent}, with the special cases of {@code Math.pow}. */
    public static double pow(double base, double exponent) {
        if (exponent == 0) {
            return 1;
        }
        if (Double.isNaN(base) || Double.isNaN(exponent)) {
            return Double.NaN;
        }
        boolean whole = exponent == Math.floor(exponent);
        if (whole && Math.abs(exponent) <= 64) {
            double power = wholePower(base, (int) Math.abs(exponent));
            return exponent < 0 ? 1 / power : power;
        }
        if (Math.abs(base) == 1 && Math.abs(exponent) == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        if (base < 0 && !whole && base != Double.NEGATIVE_INFINITY) {
            return Double.NaN;
        }
        double magnitude = exp(exponent * log(Math.abs(base)));
        return isNegative(base) && isOdd(exponent) ? -magnitude : magnitude;
    }

    /** The sine of an angle in radians. */
    public static double sin(double angle) {
        return turned(angle, 0);
    }

    /** The cosine of an angle in radians. */
    public static double cos(double angle) {
        return turned(angle, 1);
    }

    /** The tangent of an angle in radians. */
    public static double tan(double angle) {
        return sin(angle) / cos(angle);
    }

    /** The angle between -pi/2 and pi/2 with this tangent. */
    public static double atan(double x) {
        if (!(Math.abs(x) > 0)) {
            return x;
        }
        double magnitude = Math.abs(x);
        double angle = magnitude > 1 ? Math.PI / 2 - smallAtan(1 / magnitude) : smallAtan(magnitude);
        return x < 0 ? -angle : angle;
    }

    /** The angle of the point (x, y), between -pi and pi. */
    public static double atan2(double y, double x) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        double fromAxis = y == 0 && x == 0 ? 0 : isInfinite(x) && isInfinite(y) ? Math.PI / 4 : atan(Math.abs(y / x));
        double angle = isNegative(x) ? Math.PI - fromAxis : fromAxis;
        return isNegative(y) ? -angle : angle;
    }

    /** The angle between -pi/2 and pi/2 with this sine. */
    public static double asin(double x) {
        return Math.abs(x) > 1 ? Double.NaN : atan2(x, Math.sqrt((1 - x) * (1 + x)));
    }

    /** The angle between 0 and pi with this cosine. */
    public static double acos(double x) {
        return Math.abs(x) > 1 ? Double.NaN : atan2(Math.sqrt((1 - x) * (1 + x)), x);
    }

    private static double wholePower(double base, int exponent) {
        double power = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }

    private static double turned(double angle, int quarters) {
        if (Double.isNaN(angle) || isInfinite(angle)) {
            return Double.NaN;
        }
        double turns = Math.floor(angle / (Math.PI / 2) + 0.5);
        double rest = angle - turns * HALF_PI_HIGH - turns * HALF_PI_MIDDLE - turns * HALF_PI_LOW;
        int quadrant = (int) (((long) turns + quarters) & 3);
        double value = (quadrant & 1) == 0 ? series(rest, rest, 2) : series(1, rest, 1);
        return quadrant >= 2 ? -value : value;
    }

    /** The alternating series {@code first - first x²/(n(n+1)) + ...}, n growing by two. */
    private static double series(double first, double x, int start) {
        double sum = 1;
        for (int n = start + 18; n >= start; n -= 2) {
            sum = 1 - sum * x * x / (n * (n + 1.0));
        }
        return first * sum;
    }

    private static double smallAtan(double x) {
        boolean reduced = x > 0.41421356237309503;
        double rest = reduced ? (x - 1) / (x + 1) : x;
        double sum = 0;
        for (int n = 49; n >= 1; n -= 2) {
            sum = 1.0 / n - sum * rest * rest;
        }
        return reduced ? Math.PI / 4 + rest * sum : rest * sum;
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    private static boolean isNegative(double x) {
        return Double.doubleToRawLongBits(x) < 0;
    }

    private static boolean isInfinite(double x) {
        return Math.abs(x) == Double.POSITIVE_INFINITY;
    }

    private static boolean isOdd(double x) {
        return Math.abs(x) < 0x1p53 && ((long) x & 1) == 1;
    }
}
