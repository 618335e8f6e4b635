package dev.penstock.classlib;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class StringsProperties {
    @Property
    void textIsReplacedAsTheJdkDoes(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 12) String text,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 3) String target,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 4) String replacement) {
        assertThat(Strings.replace(text, target, replacement)).isEqualTo(text.replace(target, replacement));
    }

    @Property
    void theCharactersAreThoseOfTheText(@ForAll String text) {
        assertThat(Strings.toCharArray(text)).isEqualTo(text.toCharArray());
        assertThat(Strings.characters(text)).isEqualTo(text.toCharArray());
    }
}
