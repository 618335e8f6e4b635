package dev.penstock.classlib;

/** What a byte means inside a JSON string, as Jackson's parser asks for it. */
public final class JacksonCharacters {
    private static final int CONTROL = -1;

    private JacksonCharacters() {}

    /** Replaces {@code CharTypes.getInputCodeUtf8}: the bytes that follow a lead byte, -1 for what may not stand there. */
    public static int[] ofUtf8() {
        int[] codes = ofLatin1();
        for (int lead = 0x80; lead < 0x100; lead++) {
            codes[lead] = following(lead);
        }
        return codes;
    }

    /** Replaces {@code CharTypes.getInputCodeLatin1}: nonzero for quote, backslash and control characters. */
    public static int[] ofLatin1() {
        int[] codes = new int[0x100];
        for (int control = 0; control < ' '; control++) {
            codes[control] = CONTROL;
        }
        codes['"'] = 1;
        codes['\\'] = 1;
        return codes;
    }

    /** Replaces {@code CharTypes.charToHex}: the value of a hexadecimal digit, or -1. */
    public static int digit(int code) {
        if (code >= '0' && code <= '9') {
            return code - '0';
        }
        int letter = (code | 0x20) - 'a';
        return letter >= 0 && letter < 6 && code < 0x80 ? letter + 10 : -1;
    }

    private static int following(int lead) {
        if ((lead & 0xe0) == 0xc0) {
            return 2;
        }
        return (lead & 0xf0) == 0xe0 ? 3 : (lead & 0xf8) == 0xf0 ? 4 : CONTROL;
    }
}
