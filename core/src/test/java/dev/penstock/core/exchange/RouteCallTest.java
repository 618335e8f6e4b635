package dev.penstock.core.exchange;

import static dev.penstock.core.call.CallRequest.post;
import static dev.penstock.core.exchange.Calls.routeCall;
import static dev.penstock.core.exchange.Reply.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Failure;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

class RouteCallTest {
    private static Decided sent(CallRequest request) {
        return Decided.of(routeCall(request).then(answer -> reply(answer.status()), failure -> reply(500)));
    }

    @Test
    void theRequestTakesThePlaceOfTheClientsOnItsRoute() {
        var sent = sent(post("/b?c").header("x-a", "1").header("x-b", "2").header("x-a", "3"));
        assertThat(sent.effects().tail())
                .containsExactly(
                        new Effect.RemoveHeader(HeaderMap.REQUEST_HEADERS, "accept-encoding"),
                        set(":method", "POST"),
                        set(":path", "/b?c"),
                        set("x-a", "1"),
                        set("x-b", "2"),
                        new Effect.AddHeader(HeaderMap.REQUEST_HEADERS, Header.of("x-a", "3")));
        assertThat(sent.effects().head()).isEqualTo(PlatformEffects.KEEP_ROUTE);
    }

    @Test
    void anAuthorityThatTheRequestStatesIsSet() {
        assertThat(sent(post("/").authority("b.example")).effects().last()).isEqualTo(set(":authority", "b.example"));
    }

    private static Effect set(String name, String value) {
        return new Effect.SetHeader(HeaderMap.REQUEST_HEADERS, Header.of(name, value));
    }

    @Test
    void theBodyIsTheRequests() {
        assertThat(sent(post("/").body(Bytes.utf8("b"))).change().replacement()).contains(Bytes.utf8("b"));
    }

    @Test
    void itsResponseIsForTheHandlersToDecideOn() {
        var outcome = sent(post("/")).outcome().get();
        var answer = new Answer(404, Headers.empty(), Bytes.empty(), Headers.empty());
        assertThat(statusOf(outcome, Either.right(answer))).isEqualTo(404);
        assertThat(statusOf(outcome, Either.left(new Failure.Broken()))).isEqualTo(500);
    }

    private static int statusOf(RouteCall.Outcome outcome, Either<Failure, Answer> answer) {
        return Decided.of(outcome.decide(null, answer)).reply().get().status();
    }
}
