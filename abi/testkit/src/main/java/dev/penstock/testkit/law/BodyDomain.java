package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Bodies and cut bodies of all kinds, without an annotation on each parameter: {@code @Domain(BodyDomain.class)} on a property
 * or its class.
 */
public class BodyDomain extends DomainContextBase {
    @Provide
    Arbitrary<Bytes> bodies() {
        return BodySource.any();
    }

    @Provide
    Arbitrary<Chunking> chunkings() {
        return Chunkings.of();
    }
}
