package dev.penstock.core.machine;

import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import io.vavr.control.Option;

/** What becomes of bodies that are not plain text, by kind. Headers are read only for kinds whose treatment is not READ. */
public record BodyTreatments(BodyTreatment tunnel, BodyTreatment encoded, BodyTreatment grpc, BodyTreatment binary) {
    /** All are left alone. */
    public static final BodyTreatments LEAVE =
            new BodyTreatments(BodyTreatment.LEAVE, BodyTreatment.LEAVE, BodyTreatment.LEAVE, BodyTreatment.LEAVE);

    /** These treatments, with that of one kind. */
    public BodyTreatments with(BodyKind kind, BodyTreatment treatment) {
        return new BodyTreatments(
                kind == BodyKind.TUNNEL ? treatment : tunnel,
                kind == BodyKind.ENCODED ? treatment : encoded,
                kind == BodyKind.GRPC ? treatment : grpc,
                kind == BodyKind.BINARY ? treatment : binary);
    }

    /** What to do with a body, and what it is called where it is not to be read. */
    Found of(Head head) {
        if (head.tunnel()) {
            return new Found(tunnel, "of a tunnel");
        }
        if (encoded != BodyTreatment.READ) {
            Option<String> coding = BodyKinds.coding(head.fields());
            if (coding.isDefined()) {
                return new Found(encoded, "with content-encoding '" + coding.get() + "'");
            }
        }
        return grpc == BodyTreatment.READ && binary == BodyTreatment.READ
                ? Found.PLAIN
                : byType(BodyKinds.mediaType(head.fields()));
    }

    private Found byType(String mediaType) {
        BodyTreatment treatment = BodyKinds.isGrpc(mediaType)
                ? grpc
                : binary != BodyTreatment.READ && BodyKinds.isBinary(mediaType) ? binary : BodyTreatment.READ;
        return treatment == BodyTreatment.READ
                ? Found.PLAIN
                : new Found(treatment, "of content-type '" + mediaType + "'");
    }

    /** The treatment of one body. */
    record Found(BodyTreatment treatment, String what) {
        static final Found PLAIN = new Found(BodyTreatment.READ, "");
    }
}
