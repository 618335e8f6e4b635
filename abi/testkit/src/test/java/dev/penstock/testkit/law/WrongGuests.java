package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.guest.Host;
import dev.penstock.testkit.model.Scripted;
import java.util.HashMap;
import java.util.Map;

/** What plugins get wrong that are written against the ABI's callbacks, and cannot be said with the DSL. */
final class WrongGuests {
    private WrongGuests() {}

    /** Rewrites the whole body with its last chunk, and knows no trailers. */
    static final class ForgetsTrailers extends Scripted {
        private final Host host;

        ForgetsTrailers(Host host) {
            this.host = host;
        }

        @Override
        public Action bodyArrived(int id, Direction direction, int size, boolean end) {
            if (end) {
                host.replaceBody(direction, Bytes.utf8("seen"));
            }
            return end ? Action.CONTINUE : Action.HOLD;
        }
    }

    /** Holds a body until its last chunk, and at trailers too. */
    static final class HangsAtTrailers extends Scripted {
        @Override
        public Action bodyArrived(int id, Direction direction, int size, boolean end) {
            return end ? Action.CONTINUE : Action.HOLD;
        }

        @Override
        public Action trailersArrived(int id, Direction direction) {
            return Action.HOLD;
        }
    }

    /** Makes the body longer and leaves the length as it is. */
    static final class KeepsTheLength extends Scripted {
        private final Host host;

        KeepsTheLength(Host host) {
            this.host = host;
        }

        @Override
        public Action bodyArrived(int id, Direction direction, int size, boolean end) {
            if (end) {
                host.appendBody(direction, Bytes.utf8("."));
            }
            return Action.CONTINUE;
        }
    }

    /** Answers when the stream has ended. */
    static final class AnswersAfterTheEnd extends Scripted {
        private final Host host;

        AnswersAfterTheEnd(Host host) {
            this.host = host;
        }

        @Override
        public void logged(int id) {
            host.sendReply(LocalReply.of(500, Headers.empty(), Bytes.empty()));
        }
    }

    /** Answers a response twice in one callback. */
    static final class AnswersTwice extends Scripted {
        private final Host host;

        AnswersTwice(Host host) {
            this.host = host;
        }

        @Override
        public Action headersArrived(int id, Direction direction, boolean end) {
            if (direction == Direction.RESPONSE) {
                host.sendReply(LocalReply.of(502, Headers.empty(), Bytes.empty()));
                host.sendReply(LocalReply.of(503, Headers.empty(), Bytes.empty()));
            }
            return Action.CONTINUE;
        }
    }

    /** Adds a header for each chunk, while it holds the headers. */
    static final class CountsChunks extends Scripted {
        private final Host host;

        CountsChunks(Host host) {
            this.host = host;
        }

        @Override
        public Action headersArrived(int id, Direction direction, boolean end) {
            return end ? Action.CONTINUE : Action.HOLD;
        }

        @Override
        public Action bodyArrived(int id, Direction direction, int size, boolean end) {
            host.addHeader(HeaderMap.headersOf(direction), new Header("x-size", Bytes.utf8("" + size)));
            return end ? Action.CONTINUE : Action.HOLD;
        }
    }

    /** Looks at the first chunk only, and lets the rest pass. */
    static final class JudgesTheFirstChunk extends Scripted {
        private final Host host;
        private final Map<Integer, Boolean> judged = new HashMap<>();

        JudgesTheFirstChunk(Host host) {
            this.host = host;
        }

        @Override
        public Action bodyArrived(int id, Direction direction, int size, boolean end) {
            if (direction == Direction.REQUEST
                    && judged.put(id, true) == null
                    && host.body(direction, size).utf8().contains("x")) {
                host.sendReply(LocalReply.of(403, Headers.empty(), Bytes.empty()));
            }
            return Action.CONTINUE;
        }

        @Override
        public void deleted(int id) {
            judged.remove(id);
        }
    }

    /** Keeps what it knows of a stream until the response is complete, which of an abandoned one it never is. */
    static final class LeaksAbandonedStreams extends Scripted {
        private final Map<Integer, String> known = new HashMap<>();

        @Override
        public Action headersArrived(int id, Direction direction, boolean end) {
            if (direction == Direction.REQUEST) {
                known.put(id, "stream");
            } else {
                known.remove(id);
            }
            return Action.CONTINUE;
        }
    }

    /** Holds whatever comes until the end of the body. */
    static final class NeverReleases extends Scripted {
        @Override
        public Action bodyArrived(int id, Direction direction, int size, boolean end) {
            return end ? Action.CONTINUE : Action.HOLD;
        }
    }
}
