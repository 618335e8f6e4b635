package dev.penstock.core.machine;

import dev.penstock.core.context.Platform;
import dev.penstock.core.exchange.BodyLimit;

/** The start of a body under the limit that a handler of headers has set. Higress keeps it by itself; Envoy has no such call. */
final class Counted implements BodyLimit.Cases<Turn> {
    private final Head head;
    private final BodyStage stage;

    Counted(Head head, BodyStage stage) {
        this.head = head;
        this.stage = stage;
    }

    @Override
    public Turn unlimited() {
        return stage.begin(head);
    }

    @Override
    public Turn most(long bytes) {
        if (head.end() || head.tunnel() || head.views().requestHeaders().platform() == Platform.HIGRESS) {
            return stage.begin(head);
        }
        return head.fields().statedLength() > bytes
                ? new Turn.Refused(Refusals.tooLarge(head.direction()))
                : stage.begin(head).mapNext(next -> Limited.of(head.direction(), next, bytes));
    }
}
