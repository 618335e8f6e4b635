package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Dispatcher;
import dev.penstock.guest.Host;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.model.LogEntry;
import dev.penstock.testkit.model.OpenExchange;
import dev.penstock.testkit.model.VmModel;
import dev.penstock.testkit.wasm.WasmGuest;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Configurations of a plugin in one VM of the model, whose streams come and go in any order, know nothing of each other. */
class RootsInModelTest {
    /** @param number of the root that it concerns, among those there are by then */
    record Act(Kind kind, int number) {}

    enum Kind {
        BEGIN,
        ANSWER,
        ABANDON,
        ADD,
        RETIRE
    }

    @Property(tries = 200)
    void whateverTheOrderEachRootCountsItsOwnStreams(@ForAll("acts") Vector<Act> acts) {
        Roots.play(host -> new Dispatcher(() -> FixturePlugins.rooted().pipeline(), host), acts);
    }

    @Property(tries = 10)
    void whateverTheOrderEachRootOfAModuleCountsItsOwnStreams(@ForAll("acts") Vector<Act> acts) throws IOException {
        var module = Files.readAllBytes(new FixtureModule("rooted").path());
        Roots.play(host -> WasmGuest.load(module, host), acts);
    }

    @Provide
    Arbitrary<Vector<Act>> acts() {
        var act = Arbitraries.of(Kind.BEGIN, Kind.BEGIN, Kind.ANSWER, Kind.ANSWER, Kind.ABANDON, Kind.ADD, Kind.RETIRE)
                .flatMap(kind -> Arbitraries.integers().between(0, 1_000).map(number -> new Act(kind, number)));
        return act.list().ofMinSize(1).ofMaxSize(60).map(Vector::ofAll);
    }

    /** A root, and what it must have done. */
    private static final class Roots {
        private final int tag;
        private final VmModel vm;
        private final int root;
        private Vector<OpenExchange> open = Vector.empty();
        private Vector<Integer> numbers = Vector.empty();
        private int begun;

        private Roots(int tag, VmModel vm) {
            this.tag = tag;
            this.vm = vm;
            assertThat(vm.start(configuration(tag))).isTrue();
            this.root = vm.newestRoot();
        }

        static void play(Function<Host, Callbacks> load, Vector<Act> acts) {
            var vm = new VmModel(Platform.ENVOY, load);
            var roots = Vector.of(new Roots(0, vm));
            int made = 1;
            for (var act : acts) {
                var root = roots.get(act.number() % roots.size());
                Statistics.collect(act.kind());
                switch (act.kind()) {
                    case BEGIN -> root.begin();
                    case ANSWER -> root.end(act.number(), true);
                    case ABANDON -> root.end(act.number(), false);
                    case ADD -> roots = roots.append(new Roots(made++, vm));
                    case RETIRE -> roots = root.open.isEmpty() && roots.size() > 1 ? root.retired(roots) : roots;
                }
            }
            roots.forEach(Roots::endAll);
        }

        private static Bytes configuration(int tag) {
            return Bytes.utf8("{\"_plugin_id_\":\"id-" + tag + "\",\"tag\":\"v" + tag + "\"}");
        }

        private Vector<Roots> retired(Vector<Roots> roots) {
            vm.end(root);
            return roots.remove(this);
        }

        private void begin() {
            int logged = vm.host().log().size();
            open = open.append(vm.begin(
                    root,
                    begun % 2 == 0 ? get("/") : post("/").header("x-hold", "1").chunks("body")));
            numbers = numbers.append(++begun);
            assertThat(vm.host().log().drop(logged).map(LogEntry::message))
                    .containsExactly("[rooted] [id-" + tag + "] [nil] served by v" + tag);
        }

        private void end(int pick, boolean answered) {
            if (!open.isEmpty()) {
                int at = pick % open.size();
                if (answered) {
                    var seen = open.get(at).answer(Answer::echo);
                    var by = "v" + tag + " " + numbers.get(at);
                    assertThat(seen.upstream().content().headers().all("x-served-by"))
                            .containsExactly(by);
                    assertThat(seen.client().content().headers().all("x-answered-by"))
                            .containsExactly(by);
                    assertThat(seen.upstream().header("x-held-by").isDefined()).isEqualTo(numbers.get(at) % 2 == 0);
                } else {
                    open.get(at).abandon();
                }
                open = open.removeAt(at);
                numbers = numbers.removeAt(at);
            }
        }

        private void endAll() {
            while (!open.isEmpty()) {
                end(begun, true);
            }
        }
    }
}
