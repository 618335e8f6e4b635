package dev.penstock.benchmarks;

import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.ModuleCompiler;
import dev.penstock.compiler.input.BuildOptions;
import dev.penstock.compiler.input.PluginMethod;
import dev.penstock.compiler.input.RequestPath;
import dev.penstock.examples.HttpCheck;
import dev.penstock.examples.JsonInject;
import dev.penstock.examples.Rules;
import dev.penstock.examples.StreamingReplace;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.wasm.WasmGuest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The record of what requests run, which the compiler orders functions by, is that of the plugins of today. It is made anew here, as
 * {@code target/request-path.txt}, and belongs into the resources of the compiler.
 */
class RequestPathTest {
    private static final ModuleCompiler COMPILER = ModuleCompiler.of(List.of()).with(BuildOptions.debug());
    private static final Path MADE = Path.of("target/request-path.txt");
    private static final double ENOUGH = 0.9;
    private static final String RULES =
            "{\"header\":\"x\",\"value\":\"y\",\"_rules_\":[{\"_match_domain_\":[\"a.com\"],\"value\":\"x\"}]}";

    @Test
    void theRecordHasWhatRequestsOfUsualPluginsRun() throws IOException {
        Set<String> run = new LinkedHashSet<>();
        run.addAll(runBy(NoOp.class, "", get("/")));
        run.addAll(runBy(OneHeader.class, "", get("/")));
        run.addAll(runBy(StreamingReplace.class, "{\"from\":\"old\",\"to\":\"new\"}", text("an old text")));
        run.addAll(runBy(JsonInject.class, "{\"field\":\"a\",\"value\":\"b\"}", json()));
        run.addAll(runBy(HttpCheck.class, "{\"cluster\":\"up\",\"path\":\"/check\"}", get("/")));
        run.addAll(runBy(EventRewrite.class, "", get("/")));
        run.addAll(runBy(Rules.class, RULES, get("/")));
        Files.write(MADE, run);

        RequestPath recorded = RequestPath.recorded();
        assertThat(run.stream().filter(each -> recorded.rankOf(each) != RequestPath.NONE))
                .as("methods that requests run and the record has; %s is to take its place", MADE)
                .hasSizeGreaterThan((int) (ENOUGH * run.size()));
    }

    private static Request text(String body) {
        return post("/").header("content-type", "text/plain").chunks(body, "");
    }

    private static Request json() {
        return post("/").header("content-type", "application/json").chunks("{\"b\":[1,\"x\"]}", "");
    }

    /** What came, or an event. */
    private static Answer answer(Request request) {
        return request.method().equals("POST")
                ? Answer.echo(request)
                : Answer.answer(200).header("content-type", "text/event-stream").chunks("data: old\n\n", "");
    }

    private static List<String> runBy(Class<?> owner, String configuration, Request request) {
        byte[] named = COMPILER.compile(new PluginMethod(owner.getName(), "plugin"))
                .getOrElseThrow(errors -> new AssertionError(errors.toString()))
                .bytes();
        CalledFunctions functions = new CalledFunctions(named);
        List<WasmGuest> guest = new ArrayList<>();
        byte[] noting = functions.noting();
        ConfiguredPlugin plugin = PluginTester.onGuest(host -> {
                    guest.add(WasmGuest.load(noting, host));
                    return guest.get(0);
                })
                .configure(configuration)
                .cluster("up", each -> Answer.answer(200))
                .upstream(RequestPathTest::answer);
        assertThat(plugin.exchange(request).client().status()).isEqualTo(200);
        long before = guest.get(0).global(CalledFunctions.CALLS);
        assertThat(plugin.exchange(request).client().status()).isEqualTo(200);
        return functions.since(before, guest.get(0)::global).stream()
                .map(RequestPath::withoutNumbers)
                .filter(each ->
                        !each.startsWith("dev.penstock.examples.") && !each.startsWith("dev.penstock.benchmarks."))
                .distinct()
                .toList();
    }
}
