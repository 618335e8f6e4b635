package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.post;
import static dev.penstock.core.exchange.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Failure;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RetryPolicy;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.machine.HeldScene.Arriving;
import dev.penstock.core.machine.HeldScene.End;
import io.vavr.collection.List;

/**
 * A {@link HeldScene} on its way through a machine. After each event it is held against what the client may have by then: the answers
 * that were given, in order, and nothing behind one that failed.
 */
final class HeldBodyRun {
    private static final Cluster CLUSTER = Cluster.named("scan");

    private final HeldScene scene;
    private final Peer peer;
    private List<Arriving> arrivals;
    private int delivered;
    private int answered;
    private int parts;
    private Bytes arrived = Bytes.empty();
    private Bytes asked = Bytes.empty();
    private Bytes allowed = Bytes.empty();
    private boolean underWay;
    private boolean headersWait;
    private boolean trailersWait;
    private boolean refused;
    private boolean left;
    private int mostKept;

    HeldBodyRun(HeldScene scene) {
        this.scene = scene;
        this.arrivals = scene.arrivals();
        this.peer = new Peer(new Plan()
                .responseHeaders(head -> scene.waitsAtHeaders() ? headersWaiting(head.proceed()) : head.proceed())
                .checked(scene.most(), this::check)
                .responseTrailers(end -> scene.waitsAtTrailers() ? trailersWaiting(end.proceed()) : end.proceed())
                .machine());
    }

    private <P extends Phase> Verdict<P> headersWaiting(Verdict<P> end) {
        headersWait = true;
        return call(CLUSTER, post("/")).<P>then(answer -> headersDecided(end), failure -> headersDecided(end));
    }

    private <V> V headersDecided(V end) {
        headersWait = false;
        return end;
    }

    private <P extends Phase> Verdict<P> trailersWaiting(Verdict<P> end) {
        trailersWait = true;
        return call(CLUSTER, post("/")).<P>then(answer -> trailersDecided(end), failure -> trailersDecided(end));
    }

    private <V> V trailersDecided(V end) {
        trailersWait = false;
        return end;
    }

    /** One part is asked about at a time, all of the body in its order, and nothing behind a part that was refused. */
    private Call<Bytes> check(Bytes part) {
        assertThat(underWay || refused).as("asked too soon or too late").isFalse();
        assertThat(part.isEmpty()).isFalse();
        asked = asked.concat(part);
        assertThat(arrived.slice(0, asked.size())).isEqualTo(asked);
        underWay = true;
        Call<Answer> once = call(parts++ == scene.unknownAt() ? Cluster.named("none") : CLUSTER, post("/"));
        return several(once).map(this::given).orElse(this::refusal);
    }

    private Call<Answer> several(Call<Answer> once) {
        return switch (scene.asking()) {
            case TWICE_IN_TURN -> once.flatMap(first -> once);
            case TWICE_AT_ONCE -> once.zip(once, (first, second) -> second);
            case AGAIN_ON_FAILURE -> once.retry(RetryPolicy.times(1));
            default -> once;
        };
    }

    private Bytes given(Answer answer) {
        underWay = false;
        allowed = allowed.concat(answer.body());
        return answer.body();
    }

    private Call<Bytes> refusal(Failure failure) {
        underWay = false;
        refused = true;
        return Call.failed(failure);
    }

    /** All that the scene has happen, and then the rest of the response and of the answers, in turn. */
    void run() {
        boolean bare = pieces() == 0;
        peer.headers(Direction.RESPONSE, scene.frames().headers(), bare);
        check();
        scene.events().forEach(this::happen);
        while (isOpen() && (delivered < pieces() || answered < peer.questions().size())) {
            piece();
            answer();
        }
    }

    /** The chunks, and what ends the body where its last chunk does not. */
    private int pieces() {
        return scene.chunks().size() + (scene.end() == End.LAST_CHUNK ? 0 : 1);
    }

    private void happen(HeldScene.Event event) {
        switch (event) {
            case PIECE -> piece();
            case ANSWER -> answer();
            case STRAY_ANSWER -> {
                peer.answer(answered - 1, Arriving.OK.with("stray"));
                check();
            }
            case CLIENT_LEAVES -> leave();
        }
    }

    private void piece() {
        if (!isOpen() || delivered == pieces()) {
            return;
        }
        int number = delivered++;
        if (number < scene.chunks().size()) {
            Bytes chunk = Bytes.utf8(scene.chunks().get(number));
            arrived = arrived.concat(chunk);
            peer.body(Direction.RESPONSE, chunk, scene.end() == End.LAST_CHUNK && delivered == pieces());
        } else if (scene.end() == End.LONE) {
            peer.body(Direction.RESPONSE, Bytes.empty(), true);
        } else {
            peer.trailers(Direction.RESPONSE);
        }
        check();
    }

    private void answer() {
        if (answered < peer.questions().size()) {
            Arriving next = arrivals.headOption().getOrElse(Arriving.OK);
            arrivals = arrivals.isEmpty() ? arrivals : arrivals.tail();
            peer.answer(answered, next.with("<" + answered++ + ">"));
            check();
        }
    }

    private void leave() {
        if (isOpen()) {
            peer.ended();
            left = true;
        }
        int before = peer.effects().size();
        while (answered < peer.questions().size()) {
            answer();
        }
        assertThat(peer.effects().size()).as("effects after the end").isEqualTo(before);
    }

    /** A host hands over nothing more once the stream has ended or was reset. */
    private boolean isOpen() {
        return !left && !ended() && !reset();
    }

    private void check() {
        Bytes gone = peer.released(Direction.RESPONSE);
        assertThat(gone.size()).as("%s: %s of %s", scene, gone, allowed).isLessThanOrEqualTo(allowed.size());
        assertThat(gone).as("%s", scene).isEqualTo(allowed.slice(0, gone.size()));
        if (headersWait) {
            assertThat(peer.headersGone(Direction.RESPONSE)).isFalse();
        }
        if (trailersWait || underWay || delivered < pieces()) {
            assertThat(ended()).isFalse();
        }
        assertThat(peer.effects(Effect.SendReply.class)).isEmpty();
        if (peer.state() instanceof StreamState.Open && !left) {
            mostKept = Math.max(
                    mostKept,
                    ((StreamState.Open) peer.state()).half(Direction.RESPONSE).owed());
        }
    }

    boolean ended() {
        return peer.ended(Direction.RESPONSE);
    }

    boolean reset() {
        return !peer.effects(Effect.CloseStream.class).isEmpty();
    }

    int resets() {
        return peer.effects(Effect.CloseStream.class).size();
    }

    boolean left() {
        return left;
    }

    boolean refused() {
        return refused;
    }

    int parts() {
        return parts;
    }

    int mostKept() {
        return mostKept;
    }

    /** What the calls answered. */
    Bytes allowed() {
        return allowed;
    }

    Bytes asked() {
        return asked;
    }

    Bytes released() {
        return peer.released(Direction.RESPONSE);
    }

    List<String> lines() {
        return peer.lines();
    }
}
