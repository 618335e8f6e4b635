package dev.penstock.testkit.envoy;

import io.netty.channel.EventLoop;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Writes a message piece by piece, with the pause it asks for between the pieces. */
@SuppressWarnings("FutureReturnValueIgnored") // a loop that is shut down has no stream left to write to
final class Writing {

    private final EventLoop loop;
    private final Duration pause;

    private Writing(EventLoop loop, Duration pause) {
        this.loop = loop;
        this.pause = pause;
    }

    static void write(EventLoop loop, Content content, Ending ending, Outbound out) {
        var steps = steps(content, ending, out);
        var writing = new Writing(loop, content.pause());
        loop.execute(() -> writing.run(steps));
    }

    private static Seq<Runnable> steps(Content content, Ending ending, Outbound out) {
        var chunks = content.chunks().reject(chunk -> chunk.length == 0);
        var ends = ending == Ending.COMPLETE && content.trailers().isEmpty();
        Seq<Runnable> steps = Vector.of(() -> out.head(ends && chunks.isEmpty()));
        steps = steps.appendAll(
                chunks.zipWithIndex((chunk, index) -> () -> out.chunk(chunk, ends && index == chunks.size() - 1)));
        return switch (ending) {
            case COMPLETE -> ends ? steps : steps.append(() -> out.trailers(content.trailers()));
            case RESET, CLOSED -> steps.append(() -> out.breakOff(ending));
            case TIMED_OUT -> steps;
        };
    }

    private void run(Seq<Runnable> steps) {
        if (pause.isZero()) {
            steps.forEach(Runnable::run);
        } else if (!steps.isEmpty()) {
            steps.head().run();
            loop.schedule(() -> run(steps.tail()), pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
