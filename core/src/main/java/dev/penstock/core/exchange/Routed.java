package dev.penstock.core.exchange;

/** The verdict that sends another request to the route's upstream. Made by {@link RouteCall}. */
final class Routed implements Verdict<Phase.InRequestBody> {
    private final RequestBodyEdit edit;
    private final RouteCall.Outcome outcome;

    Routed(RequestBodyEdit edit, RouteCall.Outcome outcome) {
        this.edit = edit;
        this.outcome = outcome;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.route(edit, outcome);
    }
}
