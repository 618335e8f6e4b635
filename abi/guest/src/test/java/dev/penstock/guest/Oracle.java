package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.guest.MessagePlan.End;
import io.vavr.control.Option;

/** What must become of the body of a message, told from what its handlers do and not from how a machine comes to it. */
record Oracle(AnyPlugin plugin, boolean higress) {
    /** The body that goes on when the message has ended; none where the exchange must have ended otherwise. */
    Option<Bytes> of(Direction direction, MessagePlan message, boolean tunnel) {
        return new Reading(plugin.half(direction), message, tunnel).outcome();
    }

    boolean readsBodies() {
        return plugin.request().readsBodies() || plugin.response().readsBodies();
    }

    /** Whether that depends on how much of the message has come when the answer comes that its headers wait for. */
    boolean dependsOnTiming(Direction direction, MessagePlan message, boolean tunnel) {
        HalfPlan half = plugin.half(direction);
        Option<Deed> atOnce = tunnel && half.gathers() ? half.whole() : Option.none();
        boolean waits = half.headers().exists(Deed::calls) || atOnce.exists(Deed::calls);
        boolean fails = half.ofHeaders() == Deed.THROW || half.wantsTheImpossible() || atOnce.exists(Oracle::mayFail);
        boolean trailers = message.end() == End.WITH_TRAILERS && (fails || half.streams());
        boolean limit = half.mostBytes().isDefined() && half.streamed().contains(HalfPlan.Streaming.FAILING);
        return waits && (trailers || limit);
    }

    /** Where there is no body to edit. */
    private static boolean mayFail(Deed deed) {
        return deed.answered() == Deed.THROW || deed.answered() == Deed.EDIT;
    }

    private final class Reading {
        private final HalfPlan half;
        private final MessagePlan message;
        private final boolean tunnel;
        private final boolean bare;
        private final Bytes whole;
        private boolean unasked;

        Reading(HalfPlan half, MessagePlan message, boolean tunnel) {
            this.half = half;
            this.message = message;
            this.tunnel = tunnel;
            this.bare = message.end() == End.WITH_HEADERS;
            this.whole = bare ? Bytes.empty() : Bytes.utf8(message.chunks().mkString());
        }

        Option<Bytes> outcome() {
            if (half.ofHeaders() == Deed.REPLY) {
                return Option.none();
            }
            if (half.ofHeaders() == Deed.THROW) {
                return failed().flatMap(this::withTrailers);
            }
            if (counts() && message.sized() && message.size() > half.mostBytes().get()) {
                return Option.none();
            }
            return (half.wantsTheImpossible() ? failed() : body()).flatMap(this::withTrailers);
        }

        private Option<Bytes> failed() {
            return Option.when(plugin.failOpen(), whole);
        }

        private boolean counts() {
            return !bare && !tunnel && !higress && half.mostBytes().isDefined();
        }

        private Option<Bytes> body() {
            if (half.gathers() && bare && !tunnel) {
                return decided(true);
            }
            boolean looked = half.gathers() || (half.streams() && (!bare || tunnel));
            BodyTreatment treatment = looked ? treatment() : BodyTreatment.LEAVE;
            if (treatment == BodyTreatment.REFUSE) {
                return Option.none();
            }
            if (treatment == BodyTreatment.LEAVE) {
                return passed(false);
            }
            if (half.gathers()) {
                return tunnel ? decided(true) : passed(false).flatMap(all -> decided(isBodiless()));
            }
            return tunnel ? passed(false) : streamed();
        }

        private BodyTreatment treatment() {
            return tunnel
                    ? plugin.treatmentOf(BodyKind.TUNNEL)
                    : message.kind()
                            .filter(kind -> kind != BodyKind.TUNNEL)
                            .map(plugin::treatmentOf)
                            .getOrElse(BodyTreatment.READ);
        }

        private Option<Bytes> streamed() {
            if (half.streamed().contains(HalfPlan.Streaming.FAILING)) {
                return passed(true);
            }
            boolean owes = message.end() == End.WITH_TRAILERS
                    && !message.framed()
                    && !message.sized()
                    && whole.endsWith(Bytes.utf8("a"));
            return passed(false)
                    .filter(all -> !owes)
                    .map(all -> Bytes.utf8(all.utf8().replace("ab", "ABC")));
        }

        /** Chunk by chunk, as far as its limit and a transform that fails let it. */
        private Option<Bytes> passed(boolean fails) {
            boolean counted = counts();
            boolean failing = fails;
            int size = 0;
            for (String chunk : message.chunks()) {
                size += chunk.length();
                if (counted && size > half.mostBytes().get()) {
                    return Option.none();
                }
                if (failing && chunk.contains("!")) {
                    if (!plugin.failOpen()) {
                        return Option.none();
                    }
                    counted = false;
                    failing = false;
                }
            }
            return Option.some(whole);
        }

        private boolean isBodiless() {
            return message.end() == End.WITH_TRAILERS && whole.isEmpty();
        }

        private Option<Bytes> decided(boolean bodiless) {
            Bytes shown = tunnel ? Bytes.empty() : whole;
            Bytes edited = half.edits().of(shown);
            return switch (half.whole().get().answered()) {
                case REPLY -> Option.none();
                case EDIT -> bodiless && !edited.isEmpty() ? failedAtItsEnd() : Option.some(tunnel ? whole : edited);
                case THROW -> failedAtItsEnd();
                default -> Option.some(whole);
            };
        }

        /** In the callback of trailers, which then pass too. */
        private Option<Bytes> failedAtItsEnd() {
            unasked = !tunnel;
            return failed();
        }

        private Option<Bytes> withTrailers(Bytes body) {
            if (message.end() != End.WITH_TRAILERS || half.trailers().isEmpty() || unasked) {
                return Option.some(body);
            }
            return switch (half.trailers().get().answered()) {
                case REPLY -> Option.none();
                case THROW -> trailersFail(body);
                default -> Option.some(body);
            };
        }

        /** What was edited before the host was asked has been edited. */
        private Option<Bytes> trailersFail(Bytes body) {
            boolean gathered = isGathered();
            boolean edited = gathered && half.whole().get().answered() == Deed.EDIT;
            Deed deed = half.trailers().get();
            return Option.when(plugin.failOpen() && !(edited && deed.asks()), gathered && !deed.calls() ? whole : body);
        }

        private boolean isGathered() {
            return half.ofHeaders() != Deed.THROW
                    && !half.wantsTheImpossible()
                    && half.gathers()
                    && !tunnel
                    && treatment() == BodyTreatment.READ;
        }
    }
}
