package dev.penstock.compiler.sample;

import dev.penstock.classlib.Strings;
import io.vavr.Lazy;
import io.vavr.control.Try;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Java code whose meaning must survive compilation; each case is one fact. */
public final class Semantics {
    private static final List<Supplier<Object>> CASES = List.of(
            () -> 7 / zero(),
            () -> 7 % zero(),
            () -> 7L / zero(),
            () -> 7L % zero(),
            () -> Integer.MIN_VALUE / (zero() - 1),
            () -> Integer.MIN_VALUE % (zero() - 1),
            () -> Long.MIN_VALUE / (zero() - 1L),
            () -> Long.MIN_VALUE % (zero() - 1L),
            () -> new byte[zero() - 1].length,
            () -> new int[2][zero() - 1].length,
            () -> new int[] {1, 2}[zero() + 2],
            () -> absent().length(),
            () -> (Integer) (Object) text(),
            () -> List.of(1, 2).get(zero() + 5),
            () -> "abc".substring(zero() + 4),
            () -> (text() + "cd").intern(),
            () -> new WeakReference<>("kept").get(),
            () -> Lazy.of(() -> "computed").get(),
            () -> Try.of(() -> 1 / zero()).getOrElse(-1),
            Semantics::counted,
            () -> Math.sqrt(2) + " " + Math.floor(-1.5) + " " + Math.ceil(1.2) + " " + Math.floor(1e300),
            () -> "größer ≤ 𝄞 " + text(),
            () -> new StringBuilder("over").reverse().append(1.5f).append(2L).toString(),
            () -> "int" + (Integer.MIN_VALUE + zero()) + zero() + (7 - zero()),
            () -> (Integer.MIN_VALUE + zero()) / -1,
            () -> (7 + zero()) / 2 + (7L + zero()) % 3,
            () -> new int[] {1, 2}[zero() - 1],
            () -> Checks.throwsInside(absent(), absent()),
            () -> Checks.throwsInside("x", absent()),
            () -> Checks.castsInside(text()),
            () -> Checks.castsInside(absent()),
            () -> Checks.indexes(new int[] {4, 5}, zero() + 1),
            () -> Checks.indexes(new int[] {4, 5}, zero() - 1),
            () -> Checks.indexes(new int[] {4, 5}, zero() + 2),
            () -> Checks.indexes(new int[] {4, 5}, Integer.MIN_VALUE),
            Checks::shades,
            Checks::chained,
            () -> new String(Strings.characters("größer" + text())) + Strings.characters(text()).length,
            () -> Strings.characters(absent()).length,
            () -> Strings.characters("")[zero()],
            () -> ((Supplier<?>) (Object) text()).get());

    private Semantics() {}

    public static Plugin plugin() {
        return new Plugin("semantics", Semantics::answer);
    }

    public static int cases() {
        return CASES.size();
    }

    /** What case {@code number} yields, or the class and message of what it throws. */
    public static String answer(int number) {
        try {
            return String.valueOf(CASES.get(number).get());
        } catch (ArithmeticException | NegativeArraySizeException | IllegalStateException e) {
            return e.toString();
        } catch (NullPointerException e) {
            return "null";
        } catch (ClassCastException e) {
            return "cast";
        } catch (IndexOutOfBoundsException e) {
            return "bounds";
        }
    }

    private static int counted() {
        AtomicInteger counter = new AtomicInteger();
        synchronized (counter) {
            counter.addAndGet(3);
        }
        return counter.get();
    }

    private static int zero() {
        return Integer.signum(CASES.size()) - 1;
    }

    private static String text() {
        return "ab".repeat(zero() + 1);
    }

    private static String absent() {
        return zero() == 0 ? null : "";
    }
}
