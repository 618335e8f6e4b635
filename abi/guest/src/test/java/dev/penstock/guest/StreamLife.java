package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.machine.StreamState;
import dev.penstock.guest.HostStream.Fate;
import dev.penstock.guest.MessagePlan.Part;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BiConsumer;

/** A few streams of one VM, driven by a host that follows the order of phases or does not. */
final class StreamLife {
    /** One event: of the stream in {@code slot}, chosen by {@code pick} among those that may come next, or among all. */
    record Act(int slot, int pick, boolean legal) {}

    private static final int ROOT = 1;
    private static final int UNKNOWN = 900;
    private static final int BUFFER_LIMIT = 8;
    private static final Vector<Part> ALL_PARTS = Vector.of(
            new Part(Part.Of.HEADERS, Bytes.empty(), false),
            new Part(Part.Of.HEADERS, Bytes.empty(), false),
            new Part(Part.Of.HEADERS, Bytes.empty(), true),
            new Part(Part.Of.HEADERS, Bytes.empty(), true),
            new Part(Part.Of.BODY, Bytes.utf8("ab"), false),
            new Part(Part.Of.BODY, Bytes.utf8("b!"), true),
            new Part(Part.Of.BODY, Bytes.empty(), false),
            new Part(Part.Of.BODY, Bytes.empty(), true),
            new Part(Part.Of.TRAILERS, Bytes.empty(), true));
    private static final int OTHER_ACTS = 6;
    private static final int MOST_AT_ONCE = 3;

    private final Oracle oracle;
    private final StrictHost host;
    private final Dispatcher guest;
    private final Vector<ExchangePlan> plans;
    private final BiConsumer<String, String> onPair;
    private final StreamSlot[] slots;
    private Vector<String> trace = Vector.empty();
    private int lastId = ROOT;

    /** @param onPair told of each state and event, and of each transition, by their names */
    StreamLife(LifePlan plan, BiConsumer<String, String> onPair) {
        this.oracle = new Oracle(plan.plugin(), plan.higress());
        this.host = new StrictHost(plan.higress());
        this.guest = new Dispatcher(plan.plugin().plugin()::pipeline, host);
        this.plans = plan.exchanges();
        this.onPair = onPair;
        this.slots = new StreamSlot[MOST_AT_ONCE];
        host.outside(() -> {
            guest.contextCreated(ROOT, 0);
            host.require(guest.vmStarted(ROOT) && guest.configured(ROOT, 0), "the plugin does not start");
        });
    }

    void act(Act act) {
        int index = act.slot() % slots.length;
        if (slots[index] == null) {
            slots[index] = created();
        } else if (act.legal()) {
            goOn(slots[index], act.pick(), index);
        } else {
            disturb(slots[index], act.pick(), index);
        }
    }

    private StreamSlot created() {
        HostStream stream = new HostStream(++lastId, host, guest, BUFFER_LIMIT);
        host.open(stream);
        host.outside(() -> guest.contextCreated(stream.id(), ROOT));
        return new StreamSlot(stream, plans.get(stream.id() % plans.size()), oracle);
    }

    private void goOn(StreamSlot slot, int pick, int index) {
        if (slot.stream().fate() == Fate.LOGGED) {
            if (slot.isDone()) {
                delete(slot);
                slots[index] = null;
            } else {
                whole(slot, "done", slot::done);
            }
            return;
        }
        Vector<Runnable> possible = possible(slot);
        possible.get(pick % possible.size()).run();
    }

    /** What may come next: the parts of messages more often than the end of the stream. */
    private Vector<Runnable> possible(StreamSlot slot) {
        HostStream stream = slot.stream();
        Vector<Runnable> possible = Vector.of(() -> whole(slot, "log", stream::log));
        for (int token : host.calls(stream)) {
            possible = possible.appendAll(Vector.fill(3, (Runnable) () -> answer(slot, token)));
        }
        if (stream.fate() != Fate.OPEN) {
            return possible;
        }
        if (slot.hasNext(Direction.REQUEST)) {
            possible = possible.appendAll(Vector.fill(5, (Runnable) () -> send(slot, Direction.REQUEST)));
        }
        if (stream.half(Direction.REQUEST).headersSeen() && slot.hasNext(Direction.RESPONSE)) {
            int times = slot.hasNext(Direction.REQUEST) ? 2 : 6;
            possible = possible.appendAll(Vector.fill(times, (Runnable) () -> send(slot, Direction.RESPONSE)));
        }
        return stream.half(Direction.REQUEST).headersHeld()
                ? possible.append(() -> whole(slot, "withheld", stream::withholdBody))
                : possible;
    }

    private void send(StreamSlot slot, Direction direction) {
        Part part = slot.next(direction);
        observed(slot, direction, name(part), () -> slot.send(direction));
    }

    private void disturb(StreamSlot slot, int pick, int index) {
        int kind = pick % (2 * ALL_PARTS.size() + OTHER_ACTS);
        if (kind < 2 * ALL_PARTS.size()) {
            Direction direction = kind % 2 == 0 ? Direction.REQUEST : Direction.RESPONSE;
            Part part = ALL_PARTS.get(kind / 2);
            slot.breakOff(direction);
            observed(slot, direction, name(part), () -> slot.deliver(direction, part));
            return;
        }
        switch (kind - 2 * ALL_PARTS.size()) {
            case 0 -> whole(slot, "log", slot.stream()::log);
            case 1 -> whole(slot, "done", slot::done);
            case 2 -> {
                delete(slot);
                haunt(slot);
                slots[index] = null;
            }
            case 3 -> answers(slot, pick);
            case 4 -> host.outside(() -> createAgain(slot.stream().id(), pick % 3));
            default -> strangers(pick);
        }
    }

    private void answer(StreamSlot slot, int token) {
        Option<Direction> waiting = guest.streams().find(slot.stream().id()).flatMap(stream -> stream.state()
                .awaiting(token));
        Runnable callback = () -> slot.answered(waiting, token);
        if (waiting.isDefined()) {
            observed(slot, waiting.get(), "answer", callback);
        } else {
            whole(slot, "late answer", callback);
        }
    }

    /** Those that are due, and one that is not. */
    private void answers(StreamSlot slot, int pick) {
        host.calls(slot.stream()).forEach(token -> answer(slot, token));
        host.outside(() -> guest.httpAnswered(pick % 2 == 0 ? ROOT : UNKNOWN, UNKNOWN + pick, 3, 1));
    }

    private void createAgain(int id, int parent) {
        if (guest.streams().find(id).isDefined()) {
            guest.contextCreated(id, parent);
        }
    }

    /** All that can be called of a stream that was deleted. */
    private void haunt(StreamSlot slot) {
        for (Direction direction : Direction.values()) {
            ALL_PARTS.forEach(part -> observed(slot, direction, name(part), () -> slot.deliver(direction, part)));
        }
        whole(slot, "log", slot.stream()::log);
        whole(slot, "done", slot::done);
        whole(slot, "delete", slot.stream()::delete);
        host.calls(slot.stream()).forEach(token -> answer(slot, token));
    }

    /** Callbacks of contexts that there are not. */
    private void strangers(int pick) {
        host.outside(() -> {
            guest.contextCreated(UNKNOWN + pick % 5, UNKNOWN);
            guest.contextCreated(0, pick % 2);
            for (Direction direction : Direction.values()) {
                guest.headersArrived(UNKNOWN + pick % 5, direction, pick % 2 == 0);
                guest.bodyArrived(UNKNOWN, direction, pick % 9, pick % 2 == 0);
                guest.trailersArrived(-pick, direction);
            }
            guest.logged(UNKNOWN);
            guest.ticked(UNKNOWN);
            guest.queueReady(UNKNOWN, 1);
            host.require(guest.done(UNKNOWN), "an unknown context is not done");
            guest.deleted(UNKNOWN);
        });
    }

    private void delete(StreamSlot slot) {
        whole(slot, "delete", slot.stream()::delete);
        host.forget(slot.stream().id());
    }

    /** Ends all streams in order, and the root. */
    void end() {
        for (StreamSlot slot : slots) {
            if (slot != null) {
                whole(slot, "log", slot.stream()::log);
                whole(slot, "done", slot::done);
                delete(slot);
            }
        }
        host.answerAll(guest);
    }

    private void whole(StreamSlot slot, String event, Runnable callback) {
        String before = state(slot.stream().id());
        callback.run();
        trace = trace.append(slot.stream().id() + " " + before + ": " + event);
        onPair.accept(
                before + ": " + event, before + " -> " + state(slot.stream().id()));
    }

    private void observed(StreamSlot slot, Direction direction, String event, Runnable callback) {
        String before = state(slot.stream().id(), direction);
        callback.run();
        String pair = direction + " " + before + ": " + event;
        trace = trace.append(slot.stream().id() + " " + pair);
        onPair.accept(
                pair, direction + " " + before + " -> " + state(slot.stream().id(), direction));
    }

    private static String name(Part part) {
        return part.of().name().toLowerCase(java.util.Locale.ROOT)
                + (part.end() && part.of() != Part.Of.TRAILERS ? ", end" : "");
    }

    private String state(int id) {
        Option<StreamState> state = guest.streams().find(id).map(StreamContext::state);
        return state.map(known -> known instanceof StreamState.Open open
                        ? open.equals(StreamState.start()) ? "START" : "OPEN"
                        : known.toString())
                .getOrElse("UNKNOWN");
    }

    private String state(int id, Direction direction) {
        Option<StreamState> state = guest.streams().find(id).map(StreamContext::state);
        return state.map(known -> known instanceof StreamState.Open open
                        ? half(direction == Direction.REQUEST ? open.request() : open.response())
                        : "stream " + known)
                .getOrElse("UNKNOWN");
    }

    private static String half(Object half) {
        String text = half.toString();
        int bracket = text.indexOf('[');
        String name = bracket < 0 ? text : text.substring(0, bracket);
        if (name.equals("Limited")) {
            return "Limited " + half(text.substring(text.indexOf("half=") + 5, text.lastIndexOf(", left=")));
        }
        return name.equals("INSTANCE") ? "PASSING" : name;
    }

    Vector<String> faults() {
        return Vector.of(slots).flatMap(Option::of).flatMap(StreamSlot::faults).appendAll(host.faults());
    }

    /** What the guest still keeps. */
    Tuple2<Integer, Integer> kept() {
        int watches =
                guest.roots().find(ROOT).map(root -> root.watches().size()).getOrElse(0);
        int asked = guest.roots().find(ROOT).map(root -> root.awaited()).getOrElse(0);
        return Tuple.of(guest.streams().size(), watches + asked);
    }

    /** What has happened, for messages. */
    @Override
    public String toString() {
        return trace.mkString("\n  ", "\n  ", "\n") + host.lines().reverse().mkString("\n");
    }
}
