package dev.penstock.compiler.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionsTest {
    private static final int END = 0x0B;

    /** One instruction of each form of immediates; an 0x10 among them would be taken for a call if misread. */
    static Stream<int[]> instructions() {
        return Stream.of(
                octets(0x01),
                octets(0x02, 0x40, END),
                octets(0x03, 0x7F, END),
                octets(0x04, 0x63, 0x10, END),
                octets(0x02, 0x10, END),
                octets(0x02, 0x90, 0x10, END),
                octets(0x02, 0x6E, END),
                octets(0x1F, 0x40, 4, 0, 0x10, 0x10, 1, 0x10, 0x10, 2, 0x10, 3, 0x10, END),
                octets(0x08, 0x10),
                octets(0x0E, 2, 0x10, 0x10, 0x10),
                octets(0x11, 0x10, 0x10),
                octets(0x13, 0x10, 0x10),
                octets(0x14, 0x10),
                octets(0x1C, 1, 0x7F),
                octets(0x20, 0x10),
                octets(0x23, 0x90, 0x10),
                octets(0x25, 0x10),
                octets(0x28, 0x10, 0x10),
                octets(0x36, 0x50, 0x10, 0x10),
                octets(0x3F, 0x00),
                octets(0x41, 0x10),
                octets(0x41, 0x80, 0x80, 0x80, 0x80, 0x78),
                octets(0x42, 0x10),
                octets(0x43, 0x10, 0x10, 0x10, 0x10),
                octets(0x44, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10),
                octets(0x6A),
                octets(0xC4),
                octets(0xD0, 0x10),
                octets(0xD0, 0x6E),
                octets(0xD1),
                octets(0xD5, 0x10),
                octets(0xFB, 0, 0x10),
                octets(0xFB, 2, 0x10, 0x10),
                octets(0xFB, 8, 0x10, 0x10),
                octets(0xFB, 11, 0x10),
                octets(0xFB, 15),
                octets(0xFB, 16, 0x10),
                octets(0xFB, 17, 0x10, 0x10),
                octets(0xFB, 20, 0x10),
                octets(0xFB, 24, 0x01, 0x10, 0x10, 0x6E),
                octets(0xFB, 28),
                octets(0xFC, 0),
                octets(0xFC, 8, 0x10, 0x10),
                octets(0xFC, 11, 0x10),
                octets(0xFC, 12, 0x10, 0x10),
                octets(0xFD, 0, 0x10, 0x10),
                octets(0xFD, 11, 0x10, 0x10),
                octets(0xFD, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x90),
                octets(0xFD, 13, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10),
                octets(0xFD, 15),
                octets(0xFD, 21, 0x10),
                octets(0xFD, 35),
                octets(0xFD, 84, 0x10, 0x10, 0x10),
                octets(0xFD, 92, 0x10, 0x10),
                octets(0xFD, 100),
                octets(0xFD, 0xFF, 0x01));
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void aCallIsFoundBehindEveryFormOfInstruction(int... instruction) {
        int[] code = Stream.of(instruction, octets(0x10, 5, END))
                .flatMapToInt(Arrays::stream)
                .toArray();

        assertThat(FunctionBody.of(code).calls()).isEqualTo(set(5));
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void everyFormOfInstructionIsWrittenAsItWasRead(int... instruction) {
        FunctionBody body = FunctionBody.of(
                Stream.of(instruction, octets(END)).flatMapToInt(Arrays::stream).toArray());

        assertThat(FunctionBody.of(body.code())).isEqualTo(body);
    }

    @Test
    void aReferenceIsNoCall() {
        FunctionBody body = FunctionBody.of(0xD2, 3, 0x1A, 0x10, 4, 0x12, 5, END);

        assertThat(body.calls()).isEqualTo(set(4, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x06, 0x09, 0x27, 0xC5, 0xFF})
    void anUnknownInstructionIsMalformed(int opcode) {
        FunctionBody body = FunctionBody.of(opcode, END);

        assertThatThrownBy(body::code)
                .isInstanceOf(MalformedModule.class)
                .hasMessageStartingWith("unknown instruction 0x" + Integer.toHexString(opcode));
    }

    @Test
    void aBodyThatGoesOnAfterItsEndIsMalformed() {
        assertThatThrownBy(FunctionBody.of(END, END)::code)
                .isInstanceOf(MalformedModule.class)
                .hasMessage("1 bytes too many at offset 2");
    }

    private static int[] octets(int... octets) {
        return octets;
    }

    private static BitSet set(int... functions) {
        BitSet set = new BitSet();
        Arrays.stream(functions).forEach(set::set);
        return set;
    }
}
