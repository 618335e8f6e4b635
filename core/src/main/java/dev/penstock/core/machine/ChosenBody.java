package dev.penstock.core.machine;

import dev.penstock.core.exchange.BodyMode;

/** Bodies are rewritten as they pass, unless a handler of headers asks for them whole. */
public record ChosenBody(StreamedBody streamed, BufferedBody buffered) implements BodyStage {
    @Override
    public Turn begin(Head head) {
        return head.wish().mode() == BodyMode.BUFFER ? buffered.begin(head) : streamed.begin(head);
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public boolean mustAskPlain(Head request) {
        return streamed.mustAskPlain(request);
    }
}
