package dev.penstock.core.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** SHA-256 with the JDK as its oracle, and the vectors of RFC 6234 and RFC 4231. */
class Sha256Properties {
    @Property
    void theDigestIsTheJdks(@ForAll @Size(max = 200) byte[] message) throws GeneralSecurityException {
        assertThat(Sha256.of(Bytes.copyOf(message)).toArray())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(message));
    }

    @Property
    void theSignatureIsTheJdks(@ForAll @Size(min = 1, max = 100) byte[] key, @ForAll byte[] message)
            throws GeneralSecurityException {
        requireSigned(key, message);
    }

    /** One of a whole block is used as it is, a longer one is digested first. */
    @Example
    void soItIsUnderKeysOfAboutABlock() throws GeneralSecurityException {
        for (int size = 63; size <= 65; size++) {
            byte[] key = new byte[size];
            Arrays.fill(key, (byte) size);
            requireSigned(key, new byte[] {1, 2, 3});
        }
    }

    private static void requireSigned(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(Sha256.hmac(Bytes.copyOf(key), Bytes.copyOf(message)).toArray())
                .isEqualTo(mac.doFinal(message));
    }

    @Property
    void onlyTheSameBytesMatch(@ForAll @Size(max = 4) byte[] one, @ForAll @Size(max = 4) byte[] two) {
        assertThat(Sha256.matches(Bytes.copyOf(one), Bytes.copyOf(two))).isEqualTo(Arrays.equals(one, two));
        assertThat(Sha256.matches(Bytes.copyOf(one), Bytes.copyOf(one))).isTrue();
    }

    @Example
    void theVectorsOfTheStandards() {
        assertThat(hex(Sha256.of(Bytes.utf8("abc"))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex(Sha256.hmac(Bytes.utf8("Jefe"), Bytes.utf8("what do ya want for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    private static String hex(Bytes bytes) {
        return java.util.HexFormat.of().formatHex(bytes.toArray());
    }
}
