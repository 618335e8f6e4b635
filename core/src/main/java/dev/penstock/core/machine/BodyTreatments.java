package dev.penstock.core.machine;

import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;

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
        return of(head.tunnel(), head.fields());
    }

    /** As {@link #of(Head)}. */
    Found of(boolean tunnelled, BodyFields fields) {
        return tunnelled ? new Found(tunnel, "of a tunnel") : of(fields);
    }

    private Found of(BodyFields fields) {
        if (encoded != BodyTreatment.READ) {
            Bytes coding = fields.coding();
            if (!coding.isEmpty()) {
                return new Found(encoded, "with content-encoding '" + coding.utf8() + "'");
            }
        }
        return grpc == BodyTreatment.READ && binary == BodyTreatment.READ ? Found.PLAIN : byType(fields.type());
    }

    /** As {@link BodyStage#mustAskPlain}. */
    boolean mustAskPlain(Head request) {
        return encoded != BodyTreatment.READ && request.fields().acceptsCodings();
    }

    private Found byType(Bytes contentType) {
        BodyTreatment treatment = BodyKinds.isGrpc(contentType)
                ? grpc
                : binary != BodyTreatment.READ && BodyKinds.isBinary(contentType) ? binary : BodyTreatment.READ;
        return treatment == BodyTreatment.READ
                ? Found.PLAIN
                : new Found(
                        treatment,
                        "of content-type '"
                                + Header.lowerCase(
                                        BodyKinds.mediaType(contentType).utf8()) + "'");
    }

    /** The treatment of one body. */
    record Found(BodyTreatment treatment, String what) {
        static final Found PLAIN = new Found(BodyTreatment.READ, "");
    }
}
