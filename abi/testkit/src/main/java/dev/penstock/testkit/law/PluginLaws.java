package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import io.vavr.Lazy;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;

/**
 * The laws that every plugin keeps, and a search for exchanges that break them. {@link #check()} looks for one and throws the
 * smallest it finds as a test; the other verbs check one exchange, as that test does.
 *
 * <p>A plugin whose purpose breaks a law, one that counts its requests for example, is checked {@link #without} it.
 */
public final class PluginLaws {
    private final PluginTester tester;
    private final String configuration;
    private final Arbitrary<Traffic> traffic;
    private final int tries;
    private final Set<Law> laws;
    private final UnaryOperator<ConfiguredPlugin> proxy;
    private final Lazy<ConfiguredPlugin> running;

    private PluginLaws(
            PluginTester tester,
            String configuration,
            Arbitrary<Traffic> traffic,
            int tries,
            Set<Law> laws,
            UnaryOperator<ConfiguredPlugin> proxy) {
        this.tester = tester;
        this.configuration = configuration;
        this.traffic = traffic;
        this.tries = tries;
        this.laws = laws;
        this.proxy = proxy;
        this.running = Lazy.of(this::fresh);
    }

    /**
     * Checks all laws for a plugin on the JVM under this configuration.
     *
     * @throws LawBroken with the smallest case found, as a test to be pasted
     */
    public static void check(Plugin<?> plugin, String configuration) {
        check(PluginTester.onJvm(plugin), configuration);
    }

    /** As {@link #check(Plugin, String)}, on the JVM or of a module. */
    public static void check(PluginTester tester, String configuration) {
        of(tester, configuration).check();
    }

    /**
     * The laws of a plugin under this configuration. Bodies are aimed at the texts in the configuration. There are 200 tries for
     * each law, or as many as {@code -Djqwik.tries.default} says, and a twentieth of them for a module, which is interpreted.
     */
    public static PluginLaws of(PluginTester tester, String configuration) {
        return new PluginLaws(
                tester,
                configuration,
                Traffics.of(BodySource.aimedAt(Traffics.patterns(configuration))),
                tester.isModule() ? Math.max(1, Search.TRIES / 20) : Search.TRIES,
                LinkedHashSet.of(Law.values()),
                UnaryOperator.identity());
    }

    /** The same, with exchanges that carry these bodies. */
    public PluginLaws bodies(Arbitrary<Bytes> bodies) {
        return traffic(Traffics.of(bodies));
    }

    /** The same, with these exchanges. */
    public PluginLaws traffic(Arbitrary<Traffic> other) {
        return new PluginLaws(tester, configuration, other, tries, laws, proxy);
    }

    /** The same, with so many tries of each law. */
    public PluginLaws tries(int number) {
        return new PluginLaws(tester, configuration, traffic, number, laws, proxy);
    }

    /** The same, behind a proxy that is told more: what its clusters answer, for example. */
    public PluginLaws behind(UnaryOperator<ConfiguredPlugin> told) {
        return new PluginLaws(tester, configuration, traffic, tries, laws, told);
    }

    /** The same, but for a law that the plugin breaks on purpose. */
    public PluginLaws without(Law law) {
        return new PluginLaws(tester, configuration, traffic, tries, laws.remove(law), proxy);
    }

    /**
     * Looks for exchanges that break a law.
     *
     * @throws LawBroken with the smallest case found, as a test to be pasted
     */
    public void check() {
        laws.forEach(law -> law.search(this));
    }

    void search(Law law, LawOfOne rule) {
        search(law, rule, tries);
    }

    /** For a law that takes many exchanges to check. */
    void searchSeldom(Law law, LawOfOne rule) {
        search(law, rule, Math.max(1, tries / 10));
    }

    private void search(Law law, LawOfOne rule, int times) {
        new Search<>(law.text(), traffic, one -> rule.check(this, one), one -> test(law, one.toString())).run(times);
    }

    void searchFlows(Law law) {
        new Search<>(
                        law.text(),
                        Flow.of(traffic),
                        flow -> runApart(flow.order().asJava(), flow.exchanges().toJavaArray(Traffic[]::new)),
                        flow -> test(law, flow.toString()))
                .run(tries);
    }

    private String test(Law law, String arguments) {
        return "@Test\nvoid " + law.verb() + "(PluginTester tester) {\n    PluginLaws.of(tester, "
                + JavaText.literal(configuration) + ")\n            ." + law.verb() + "(" + arguments + ");\n}";
    }

    /**
     * Checks {@link Law#SPLIT}.
     *
     * @throws AssertionError when it is broken
     */
    public void everyCutGivesTheSame(Traffic one) {
        SplitLaw.check(this::vm, one);
    }

    /**
     * Checks {@link Law#ISOLATION}.
     *
     * @param order which exchange takes its next step, a number each; when all have, the exchanges run to their ends
     * @throws AssertionError when it is broken
     */
    public void runApart(java.util.List<Integer> order, Traffic... exchanges) {
        Flow flow = new Flow(List.ofAll(order), Vector.of(exchanges));
        Vector<Outcome> together = flow.together(fresh());
        for (int i = 0; i < exchanges.length; i++) {
            SplitLaw.requireSame(exchanges[i], together.get(i), "without the other ones", flow.alone(i, fresh()));
        }
    }

    /**
     * Checks {@link Law#CONFIGURATION}.
     *
     * @throws AssertionError when it is broken
     */
    public void configuringAgainChangesNothing(Traffic one) {
        Outcome once = one.in(fresh());
        ConfiguredPlugin again = fresh();
        for (int i = 0; i < 2; i++) {
            if (!again.vm().start(Bytes.utf8(configuration))) {
                throw new AssertionError("configuration " + configuration + " was rejected the next time");
            }
        }
        SplitLaw.requireSame(one, one.in(again), "configured only once", once);
    }

    /**
     * Checks {@link Law#LENGTH}.
     *
     * @throws AssertionError when it is broken
     */
    public void statesTheRightLength(Traffic one) {
        LengthLaw.check(one, one.seenIn(vm()));
    }

    /**
     * Checks {@link Law#END}.
     *
     * @throws AssertionError when it is broken
     */
    public void saysNothingAfterTheEnd(Traffic one) {
        ConfiguredPlugin plugin = vm();
        one.seenIn(plugin);
        plugin.host().requireAlive();
    }

    /**
     * Checks {@link Law#MEMORY}.
     *
     * @throws AssertionError when it is broken
     */
    public void keepsNothingOfItsStreams(Traffic one) {
        MemoryLaw.check(fresh(), one);
    }

    /**
     * Checks that no more than so many bytes of a body stay in the plugin and in the proxy's buffers together between two chunks.
     *
     * @throws AssertionError when more do
     */
    public void retainsAtMost(int bytes, Traffic one) {
        MemoryLaw.checkRetained(fresh(), bytes, one);
    }

    /**
     * Checks that another run of the plugin, its module for example, does the same with the same exchanges.
     *
     * @throws LawBroken with the smallest case found that it does otherwise
     */
    public void checkSameAs(PluginTester other) {
        PluginLaws there = at(other);
        new Search<>(
                        "the " + tester + " and the " + other + " do the same",
                        traffic,
                        one -> sameAs(there, one),
                        one -> "@Test\nvoid bothDoTheSame() {\n    PluginLaws.of(first, "
                                + JavaText.literal(configuration) + ")\n            .doesTheSameAs(second, " + one
                                + ");\n}")
                .run(tries);
    }

    /**
     * As {@link #checkSameAs}, of one exchange.
     *
     * @throws AssertionError when it does otherwise
     */
    public void doesTheSameAs(PluginTester other, Traffic one) {
        sameAs(at(other), one);
    }

    private PluginLaws at(PluginTester other) {
        return new PluginLaws(other, configuration, traffic, tries, laws, proxy);
    }

    private void sameAs(PluginLaws there, Traffic one) {
        SplitLaw.requireSame(one, one.in(there.vm()), "on the " + tester, one.in(vm()));
    }

    /** A new VM on the JVM, where that is cheap; else always the same, unless its streams touch each other on purpose. */
    private ConfiguredPlugin vm() {
        return tester.isModule() && laws.contains(Law.ISOLATION) ? running.get() : fresh();
    }

    private ConfiguredPlugin fresh() {
        return proxy.apply(tester.configure(configuration));
    }
}
