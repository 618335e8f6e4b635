package dev.penstock.core.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The sum with the JDK as its oracle, however the bytes are cut. */
class Crc32Properties {
    @Property
    void theSumGoesOnFromAnyPlace(@ForAll @Size(max = 100) byte[] bytes, @ForAll int place) {
        int cut = Math.floorMod(place, bytes.length + 1);
        int begun = Crc32.after(0, bytes, 0, cut);
        assertThat(begun).isEqualTo(sum(bytes, cut));
        assertThat(Crc32.after(begun, bytes, cut, bytes.length)).isEqualTo(sum(bytes, bytes.length));
    }

    @Property
    void oneByteIsAddedByItsLowestBits(@ForAll @Size(min = 1, max = 20) byte[] bytes, @ForAll int above) {
        int last = bytes.length - 1;
        int next = (bytes[last] & 0xff) | above << Byte.SIZE;
        assertThat(Crc32.after(sum(bytes, last), next)).isEqualTo(sum(bytes, bytes.length));
    }

    private static int sum(byte[] bytes, int to) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, to);
        return (int) sum.getValue();
    }
}
