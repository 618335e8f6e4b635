package dev.penstock.testkit.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {

    private static final String START = "[2026-11-22 17:19:40.807][5790]";

    @Test
    void aMessageOfSeveralLinesIsOneEntry() {
        var log = LogLine.parse("early\n" + START + "[info][main] one\n  two\n\n" + START + "[error][wasm] three\n");
        var time = log.last().time();
        assertThat(log)
                .containsExactly(
                        new LogLine(0, "", "", "early"),
                        new LogLine(time, 5790, "info", "main", "one\n  two\n"),
                        new LogLine(time, 5790, "error", "wasm", "three"));
        assertThat(START).contains(time.toLocalDate() + " " + time.toLocalTime());
    }

    @Test
    void whatAPluginSaysIsFoundBehindItsNames() {
        var said = LogLine.parse(START + "[warning][wasm] wasm log name root vm: path: wrong\nmore");
        assertThat(said.head().plugin()).contains("path: wrong\nmore");
        assertThat(said.head().isTrouble()).isTrue();
    }

    @Test
    void whatPenstockWritesBeforeAMessageIsLeftOutOfIt() {
        var log = LogLine.parse(START + "[error][wasm] wasm log a: [x] [nil] [id-1] [so] it is\n" + START
                + "[error][wasm] wasm log a: [x] it is");
        assertThat(log.flatMap(LogLine::said)).containsExactly("[so] it is");
    }

    @Test
    void whatEnvoySaysIsNotAPlugins() {
        var log = LogLine.parse(START + "[error][wasm] Wasm VM failed\n" + START + "[info][main] wasm log x: y");
        assertThat(log.flatMap(LogLine::plugin)).isEmpty();
    }
}
