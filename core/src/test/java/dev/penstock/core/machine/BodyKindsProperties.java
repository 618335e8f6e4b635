package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** G21: what a media type says does not depend on its case or its parameters (RFC 9110 section 8.3.1). */
class BodyKindsProperties {
    @Property
    void caseAndParametersOfATypeChangeNothing(@ForAll("types") String type, @ForAll("parameters") String parameters) {
        String plain = kind(type.toLowerCase(Locale.ROOT));
        Statistics.collect(plain);
        assertThat(kind(type + parameters)).isEqualTo(plain);
        Statistics.coverage(seen -> {
            seen.check("binary").count(count -> count > 10);
            seen.check("grpc").count(count -> count > 10);
            seen.check("text").count(count -> count > 10);
        });
    }

    private static String kind(String type) {
        Bytes media = Bytes.utf8(type);
        return BodyKinds.isGrpc(media) ? "grpc" : BodyKinds.isBinary(media) ? "binary" : "text";
    }

    @Provide
    Arbitrary<String> types() {
        Arbitrary<String> known = Arbitraries.of(
                "image/png",
                "image/svg+xml",
                "application/octet-stream",
                "application/grpc",
                "application/grpc-web",
                "application/grpc+proto",
                "application/json",
                "text/html",
                "application/pdf",
                "video/mp4",
                "application",
                "");
        return Combinators.combine(known, Arbitraries.integers().between(0, Integer.MAX_VALUE))
                .as(BodyKindsProperties::inMixedCase);
    }

    private static String inMixedCase(String text, int upper) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            mixed.append((upper >> (i % 31) & 1) == 1 ? letter.toUpperCase(Locale.ROOT) : letter);
        }
        return mixed.toString();
    }

    @Provide
    Arbitrary<String> parameters() {
        return Arbitraries.of("", ";charset=utf-8", "; charset=UTF-8", " ;q=1", ";");
    }
}
