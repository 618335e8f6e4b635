package dev.penstock.testkit.trace;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Records the calls of one module. For one thread. */
public final class CallRecorder implements CallListener {
    private OpenCalls calls = OpenCalls.NONE;

    /** All that was recorded. */
    public CallTrace trace() {
        return calls.trace();
    }

    @Override
    public void callback(String function, long... words) {
        calls = calls.entered(Call.of(function, Vector.ofAll(words), Texts.UNSEEN), true);
    }

    @Override
    public void hostCall(String function, Texts memory, long... words) {
        calls = calls.entered(Call.of(function, Vector.ofAll(words), memory), false);
    }

    @Override
    public void returned(String function, long... results) {
        calls = calls.left(function, Option.when(results.length > 0, () -> (int) results[0]));
    }
}
