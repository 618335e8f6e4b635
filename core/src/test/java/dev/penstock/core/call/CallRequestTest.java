package dev.penstock.core.call;

import static dev.penstock.core.call.CallRequest.delete;
import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.call.CallRequest.head;
import static dev.penstock.core.call.CallRequest.options;
import static dev.penstock.core.call.CallRequest.patch;
import static dev.penstock.core.call.CallRequest.post;
import static dev.penstock.core.call.CallRequest.put;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import io.vavr.collection.List;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallRequestTest {
    private static final Cluster AUTH = Cluster.named("auth");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a%2Fb%20c", "/a%2fb?x=%3D&y", "//", "/?", "/~a;b=c/@:!$&'()*+,"})
    void aPathIsSentAsItIsWritten(String target) {
        assertThat(Target.isValid(target)).isTrue();
        assertThat(get(target).to(AUTH).headers().first(":path")).contains(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "http://a/",
                "/a b",
                "/a#b",
                "/%",
                "/%2",
                "/%zz",
                "/é",
                "/\r\nx: 1",
                "/\u007f",
                "/\u0000"
            })
    void aPathThatWouldBeAnotherOrSplitTheMessageIsRefused(String target) {
        assertThat(Target.isValid(target)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> get(target)).withMessageContaining("wrong at index");
    }

    @Test
    void theRefusalOfAPathNamesItsFirstFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("/a b#"))
                .withMessageEndingWith("got '/a b#', wrong at index 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("/a%2"))
                .withMessageEndingWith("got '/a%2', wrong at index 2");
    }

    @Test
    void aPercentIsFollowedByTwoHexadecimalDigits() {
        for (char c = 0; c < 128; c++) {
            boolean digit = Character.digit(c, 16) >= 0;
            assertThat(Target.isValid("/%" + c + "0")).as("%x", (int) c).isEqualTo(digit);
            assertThat(Target.isValid("/%0" + c)).as("%x", (int) c).isEqualTo(digit);
        }
    }

    @Test
    void onlyUnreservedCharactersOfAsciiStandForThemselves() {
        for (char c = 0; c < 128; c++) {
            boolean unreserved = String.valueOf(c).matches("[A-Za-z0-9._~-]");
            assertThat(Target.encoded(String.valueOf(c))).isEqualTo(unreserved ? "" + c : "%%%02X".formatted((int) c));
        }
    }

    @Property(tries = 300)
    void whatIsEncodedIsOnePartOfAPathAndReadsAsItWas(@ForAll("texts") String text) {
        assertThat(Target.encoded(text)).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
        assertThat(URLDecoder.decode(Target.encoded(text), UTF_8)).isEqualTo(text);
        String target = get("/a").query(text, text).query("b", text).target();
        assertThat(Target.isValid(target)).isTrue();
        assertThat(target.replaceAll("[^?&=]", "")).isEqualTo("?=&=");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "/", "?", "&", "=", "%", "+", " ", "#", "é", "€", "😀", "\r\n", "\u0000", "~")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Test
    void pseudoHeadersComeFirstAndRepeatedHeadersStandBesideEachOther() {
        var headers = post("/a")
                .header("X-Many", "1")
                .headers(Headers.empty().add("x-many", "2").add("x-one", "3"))
                .header("x-none", Option.none())
                .authority("other.example")
                .to(AUTH)
                .headers();
        var sent = headers.toString();
        assertThat(headers.first(":method")).contains("POST");
        assertThat(headers.first(":authority")).contains("other.example");
        assertThat(headers.all("x-many").map(Bytes::utf8)).as(sent).containsExactly("1", "2");
        assertThat(headers.first("x-none")).isEmpty();
        assertThat(headers.size()).as(sent).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {":path", ":method", ":scheme", "host", "Host", "Content-Length", "transfer-encoding"})
    void whatFollowsFromTheRequestCannotBeSet(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> get("/").header(name, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> get("/").trailer(name, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nx: 1", "a\n", "\r", "\u0000"})
    void whatCouldSplitTheMessageIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallRequest.of(text, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> get("/").authority(text));
        assertThatIllegalArgumentException().isThrownBy(() -> get("/").header("x", text));
        assertThatIllegalArgumentException().isThrownBy(() -> get("/").header(text, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> get("/").trailer("x", text));
        assertThatIllegalArgumentException().isThrownBy(() -> get("/").trailer(text, "x"));
    }

    @Property
    void aFieldIsAcceptedWhereAHeaderOfItsNameCanBeSet(@ForAll("names") String name) {
        var set = Try.of(() -> get("/").header(name, "a"));
        assertThat(CallRequest.accepts(name)).isEqualTo(set.isSuccess());
        assertThat(set.map(request -> request.headers().first(name)).getOrElse(Option.some("a")))
                .contains("a");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab:- A").ofMaxLength(3),
                Arbitraries.of(
                        ":path", "host", "Host", "x-host", "Content-Length", "transfer-encoding", "content-type"));
    }

    @Test
    void eachMethodHasItsRequest() {
        var requests = List.of(
                get("/"),
                head("/"),
                options("/"),
                delete("/"),
                post("/"),
                put("/"),
                patch("/"),
                CallRequest.of("PURGE", "/"));
        assertThat(requests.map(CallRequest::method))
                .containsExactly("GET", "HEAD", "OPTIONS", "DELETE", "POST", "PUT", "PATCH", "PURGE");
        assertThat(requests.map(request -> request.to(AUTH).headers().first(":method"))
                        .map(Option::get))
                .isEqualTo(requests.map(CallRequest::method));
    }

    @Test
    void bodyAndTrailersAreSentAsTheyAreGiven() {
        var plain = post("/").text("é").trailer("x-sum", "1").trailer("X-Sum", "2");
        assertThat(plain.body()).isEqualTo(Bytes.utf8("é"));
        assertThat(plain.headers()).hasToString("content-type: text/plain; charset=utf-8");
        assertThat(plain.authority()).isEmpty();
        assertThat(plain.authority("b.example").authority()).contains("b.example");
        var sent = plain.body(Bytes.utf8("b")).to(AUTH);
        assertThat(sent.body()).isEqualTo(Bytes.utf8("b"));
        assertThat(sent.trailers()).hasToString("x-sum: 1\nx-sum: 2");
        assertThat(sent.cluster()).isEqualTo("auth");
    }

    @Test
    void itWaitsHalfASecondUnlessItSaysOtherwise() {
        assertThat(get("/").to(AUTH).timeout()).isEqualTo(500);
        assertThat(get("/").timeout(Duration.ofMillis(1)).to(AUTH).timeout()).isEqualTo(1);
        assertThat(get("/").timeout(Duration.ofHours(1)).to(AUTH).timeout()).isEqualTo(3_600_000);
    }

    static Stream<Duration> unfitTimeouts() {
        return Stream.of(
                Duration.ZERO,
                Duration.ofMillis(-1),
                Duration.ofNanos(999_999),
                Duration.ofHours(1).plusMillis(1),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("unfitTimeouts")
    void aTimeoutThatIsNoneOrTooLongIsRefused(Duration timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("/").timeout(timeout))
                .withMessageStartingWith("timeout of a call must be ");
    }
}
