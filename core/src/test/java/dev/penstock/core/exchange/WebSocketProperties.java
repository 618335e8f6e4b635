package dev.penstock.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Headers;
import io.vavr.collection.List;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** G21: browsers send {@code connection: keep-alive, Upgrade}. */
class WebSocketProperties {
    private record Head(Headers headers) implements RequestHead {
        @Override
        public Option<String> header(String name) {
            return headers.first(name);
        }
    }

    @Property
    void aHandshakeIsKnownByItsTokensInAnyCaseAmongAnyOthers(
            @ForAll("lists") List<List<String>> connection, @ForAll("lists") List<List<String>> upgrade) {
        Headers headers = fields(fields(Headers.empty(), "connection", connection), "upgrade", upgrade);
        boolean asked = has(connection, "upgrade") && has(upgrade.take(1), "websocket");
        Statistics.collect(asked);
        assertThat(new Head(headers).isWebSocket()).as("%s", headers).isEqualTo(asked);
        Statistics.coverage(seen -> seen.check(true).count(count -> count > 10));
    }

    private static boolean has(List<List<String>> lines, String token) {
        return lines.exists(line -> line.exists(word -> word.trim().equalsIgnoreCase(token)));
    }

    private static Headers fields(Headers headers, String name, List<List<String>> lines) {
        return lines.foldLeft(headers, (before, line) -> before.add(name, line.mkString(",")));
    }

    /** Up to two lines of words that are near the tokens. */
    @Provide
    Arbitrary<List<List<String>>> lists() {
        Arbitrary<String> word = Combinators.combine(
                        Arbitraries.of(
                                "upgrade",
                                "Upgrade",
                                "websocket",
                                "WebSocket",
                                "UPGRADE",
                                "keep-alive",
                                "upgrades",
                                "web",
                                ""),
                        Arbitraries.of("", "", " ", "\t "))
                .as((token, blank) -> blank + token + blank);
        return word.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(List::ofAll)
                .list()
                .ofMaxSize(2)
                .map(List::ofAll);
    }
}
