package dev.penstock.examples;

import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.law.BodySource;
import dev.penstock.testkit.law.ChunkLaws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replacements in a compiled module, on arbitrary bodies in arbitrary chunks. Twenty thousand of them: {@code mvn -pl examples -am
 * test -Dtest=ModuleTriplesTest -Dsurefire.failIfNoSpecifiedTests=false -Dpenstock.triples=20000}.
 */
class ModuleTriplesTest {
    private static final int TRIPLES = Integer.getInteger("penstock.triples", 60);
    private static final int CONFIGURATIONS = 10;

    @ParameterizedTest
    @CsvSource({"old,new", "old,''", "o,oo", "aab,b", "abab,ab", "aaa,a", "aa,abcdefgh", "old,abababa", "é,e", "€,é"})
    void everyReplacementKeepsTheLaw(String from, String to) {
        var plugin = PluginTester.onBuiltModule(StreamingReplace.plugin())
                .configure("{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
        ChunkLaws.check(plugin, BodySource.TEXT.bodies(from), TRIPLES / CONFIGURATIONS);
    }
}
