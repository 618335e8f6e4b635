package dev.penstock.testkit.envoy;

import java.util.concurrent.CompletableFuture;

/** Gathers one answer; what comes after its end is ignored. */
final class ClientStream extends Gathering {

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** Completed when the stream has ended, in whatever way. */
    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Runs that when the stream has ended, at once when it has already. */
    CompletableFuture<Void> whenDone(Runnable release) {
        return answer.thenRun(release);
    }

    @Override
    void ended(Fields pseudo, Content content, Ending ending) {
        var status = pseudo.first(":status").map(Integer::parseInt).getOrElse(0);
        answer.complete(new Answer(status, content, ending));
    }
}
