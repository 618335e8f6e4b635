package dev.penstock.classlib;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ListsProperties {
    @Property
    void aListOfElementsIsThatOfVavr(@ForAll java.util.List<Integer> elements) {
        assertThat(Lists.<Integer>ofAll(elements)).isEqualTo(List.ofAll(elements));
        assertThat(Lists.<Integer>ofAll(List.ofAll(elements).asJava())).isEqualTo(List.ofAll(elements));
    }

    @Property
    void aListIsItself(@ForAll java.util.List<Integer> elements) {
        List<Integer> list = List.ofAll(elements);

        assertThat(Lists.<Integer>ofAll(list)).isSameAs(list);
    }
}
