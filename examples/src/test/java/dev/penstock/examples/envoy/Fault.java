package dev.penstock.examples.envoy;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;

/** What becomes of a service that is called: the cluster that it is called by, and what the server behind {@link #SERVICE} does. */
enum Fault {
    SLOW(Fault.SERVICE),
    RESETTING(Fault.SERVICE),
    CUT(Fault.SERVICE),
    REFUSING("dead"),
    GARBAGE("garbage"),
    WITHOUT_HOST("empty"),
    UNKNOWN("missing");

    /** The cluster whose server there is. */
    static final String SERVICE = "service";

    private final String cluster;

    Fault(String cluster) {
        this.cluster = cluster;
    }

    String cluster() {
        return cluster;
    }

    /** The service's answer: of what is good the first word comes back, however it is cut. */
    Answer answer(Request request) {
        return request.body().startsWith("good") ? Answer.answer(200).chunks("good ") : broken();
    }

    private Answer broken() {
        return switch (this) {
            case SLOW -> Answer.answer(200).ending(Ending.TIMED_OUT);
            case CUT ->
                Answer.answer(200).header("x-user", "mallory").chunks("half").ending(Ending.RESET);
            default -> Answer.answer(200).ending(Ending.RESET);
        };
    }
}
