package dev.penstock.classlib;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecimalsProperties {
    @Property
    void anIntIsAppendedAsTheJdkAppendsIt(@ForAll int value) {
        assertThat(Decimals.append(new StringBuilder("a"), value)).hasToString("a" + value);
    }
}
