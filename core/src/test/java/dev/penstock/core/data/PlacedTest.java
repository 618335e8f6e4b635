package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacedTest {
    private static final Bytes BYTES = Bytes.utf8("-abcdefghi\u00e9").slice(1, 12);

    @Test
    void eachByteHasAPlace() {
        int first = Placed.first(BYTES);

        for (int i = 0; i < BYTES.size(); i++) {
            assertThat(Placed.at(BYTES, first + i)).isEqualTo(BYTES.at(i) & 0xff);
        }
    }

    @Test
    void eightPlacesBehindTheBytesShowZero() {
        int end = Placed.first(BYTES) + BYTES.size();

        for (int i = 0; i < Long.BYTES; i++) {
            assertThat(Placed.at(BYTES, end + i)).isZero();
        }
        assertThat(Placed.wordAt(BYTES, end)).isZero();
    }

    @Test
    void aWordHasTheBytesFromItsPlaceOn() {
        int first = Placed.first(BYTES);

        for (int i = 0; i <= BYTES.size(); i++) {
            assertThat(Placed.wordAt(BYTES, first + i)).isEqualTo(BYTES.wordAt(i));
        }
    }
}
