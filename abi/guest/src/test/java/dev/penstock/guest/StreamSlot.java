package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.guest.HostStream.Fate;
import dev.penstock.guest.MessagePlan.Part;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** One stream of a {@link StreamLife}, and how far its messages have come. */
final class StreamSlot {
    private static final Headers TRAILERS = Headers.empty().add("x-end", "1");

    private final HostStream stream;
    private final MessagePlan request;
    private final MessagePlan response;
    private final Oracle oracle;
    private final Map<Direction, Integer> sent = new EnumMap<>(Direction.class);
    private final Set<Direction> broken = EnumSet.noneOf(Direction.class);
    private boolean done;

    StreamSlot(HostStream stream, ExchangePlan plan, Oracle oracle) {
        this.stream = stream;
        this.request = plan.request();
        this.response = plan.response();
        this.oracle = oracle;
        sent.put(Direction.REQUEST, 0);
        sent.put(Direction.RESPONSE, 0);
    }

    HostStream stream() {
        return stream;
    }

    boolean isDone() {
        return done;
    }

    void done() {
        stream.done();
        done = true;
    }

    /** What comes of a direction is no message any more. */
    void breakOff(Direction direction) {
        broken.add(direction);
    }

    /** The response is the plugin's own where it has replied to the request. */
    MessagePlan message(Direction direction) {
        Option<LocalReply> own = stream.fate() == Fate.REPLIED ? stream.reply() : Option.none();
        return direction == Direction.REQUEST
                ? request
                : own.map(MessagePlan::of).getOrElse(response);
    }

    boolean hasNext(Direction direction) {
        return sent.get(direction) < message(direction).parts().size();
    }

    Part next(Direction direction) {
        Vector<Part> parts = message(direction).parts();
        return parts.get(sent.get(direction));
    }

    /** Sends the next part, and the whole response at once where the plugin has replied. */
    void send(Direction direction) {
        sendPart(direction);
        sendReply();
    }

    /** The answer comes that {@code waiting} waits for. */
    void answered(Option<Direction> waiting, int token) {
        stream.answered(waiting, token);
        sendReply();
    }

    private void sendReply() {
        while (stream.fate() == Fate.REPLIED && hasNext(Direction.RESPONSE)) {
            sendPart(Direction.RESPONSE);
        }
    }

    private void sendPart(Direction direction) {
        Part part = next(direction);
        sent.merge(direction, 1, Integer::sum);
        deliver(direction, part);
    }

    /** A part that need not be the next one. */
    void deliver(Direction direction, Part part) {
        switch (part.of()) {
            case HEADERS -> stream.headers(direction, message(direction).headers(direction, stream.id()), part.end());
            case BODY -> stream.body(direction, part.bytes(), part.end());
            case TRAILERS -> stream.trailers(direction, TRAILERS);
        }
    }

    /** What is wrong with the messages, as far as they have come. */
    Vector<String> faults() {
        return faults(Direction.REQUEST).appendAll(faults(Direction.RESPONSE));
    }

    private Vector<String> faults(Direction direction) {
        if (broken.contains(direction) || broken.contains(Direction.REQUEST) || sent.get(direction) == 0) {
            return Vector.empty();
        }
        Fate fate = stream.fate();
        boolean foreseen = !oracle.dependsOnTiming(direction, message(direction), isTunnel(direction));
        boolean goesItsWay = fate == Fate.OPEN || (fate == Fate.REPLIED && direction == Direction.RESPONSE);
        return goesItsWay && foreseen ? compared(direction, expected(direction)) : Vector.empty();
    }

    /** The answer to a failure or to a message that may not pass is shown to no handler. */
    private Option<Bytes> expected(Direction direction) {
        Option<LocalReply> ofPenstock =
                stream.reply().filter(reply -> reply.details().startsWith("penstock_"));
        return direction == Direction.RESPONSE && ofPenstock.isDefined()
                ? ofPenstock.map(LocalReply::body)
                : oracle.of(direction, message(direction), isTunnel(direction));
    }

    /** A reply to a request that opens a tunnel is none, which only handlers of bodies would notice. */
    private boolean isTunnel(Direction direction) {
        return request.opensTunnel() && (direction == Direction.REQUEST || !isRepliedTo() || !oracle.readsBodies());
    }

    private boolean isRepliedTo() {
        return stream.fate() == Fate.REPLIED || stream.isOutstripped();
    }

    private Vector<String> compared(Direction direction, Option<Bytes> expected) {
        HostHalf half = stream.half(direction);
        Bytes released = half.released();
        boolean starts = expected.isEmpty() || expected.get().utf8().startsWith(released.utf8());
        if (hasNext(direction) || stream.isWaiting() || stream.isMoot(direction)) {
            return starts ? Vector.empty() : fault(direction, "lets '" + released + "' go of " + expected);
        }
        if (expected.isEmpty()) {
            return fault(direction, "goes on and must not");
        }
        if (!half.ended() || !released.equals(expected.get())) {
            return fault(direction, "has ended: " + half.ended() + ", with '" + released + "' for " + expected);
        }
        return wrongLength(direction, half);
    }

    private Vector<String> wrongLength(Direction direction, HostHalf half) {
        Option<String> length = half.headers().first("content-length");
        boolean right = message(direction).end() == MessagePlan.End.WITH_HEADERS
                || length.isEmpty()
                || length.contains("" + half.released().size());
        return right
                ? Vector.empty()
                : fault(direction, "states the length " + length + " of '" + half.released() + "'");
    }

    private Vector<String> fault(Direction direction, String what) {
        return Vector.of("the " + direction.label() + " " + message(direction) + " " + what);
    }
}
