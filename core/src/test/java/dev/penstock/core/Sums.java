package dev.penstock.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The law of sum types: each variant is taken apart by a case of its own, and what that yields is the outcome. */
public final class Sums {
    private Sums() {}

    /** Holds {@code sum}, a sealed interface of records, to the law; {@code cases} has one method for each of them. */
    public static void assertThatEachVariantHasACaseOfItsOwn(Class<?> sum, Class<?> cases) throws Exception {
        Method match = sum.getMethod("match", cases);
        Object named = Proxy.newProxyInstance(
                cases.getClassLoader(), new Class<?>[] {cases}, (proxy, method, arguments) -> method.getName());
        Set<Object> reached = new TreeSet<>();
        for (Class<?> variant : sum.getPermittedSubclasses()) {
            Object outcome = match.invoke(blank(variant), named);
            assertThat(outcome).as(variant.getSimpleName()).isNotNull();
            reached.add(outcome);
        }
        assertThat(reached)
                .hasSize(sum.getPermittedSubclasses().length)
                .isEqualTo(new TreeSet<>(
                        Arrays.stream(cases.getMethods()).map(Method::getName).toList()));
    }

    /** The variant with 0, false and null in it. */
    private static Object blank(Class<?> variant) throws Exception {
        Class<?>[] types = Arrays.stream(variant.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(Sums::blankValue).toArray();
        return variant.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object blankValue(Class<?> type) {
        return Array.get(Array.newInstance(type, 1), 0);
    }
}
