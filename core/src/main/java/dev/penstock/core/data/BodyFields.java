package dev.penstock.core.data;

/**
 * What the headers of a message say of its body, noted in one pass over their bytes: no field is made, and no text. Of a name that
 * occurs more than once the first counts, of {@code content-encoding} the first that changes bytes. Valid as long as those bytes are.
 */
public final class BodyFields {
    /** Of a body whose length is not stated. */
    public static final long UNKNOWN = -1;

    private static final int MOST_DIGITS = 18;
    private static final int OTHER = 0;
    private static final int UPGRADE = 1;
    private static final int METHOD = 1 << 1;
    private static final int TRAILER = 1 << 2;
    private static final int CONNECTION = 1 << 3;
    private static final int TYPE = 1 << 4;
    private static final int LENGTH = 1 << 5;
    private static final int ACCEPT_ENCODING = 1 << 6;
    private static final int CODING = 1 << 7;
    private static final int TRANSFER_ENCODING = 1 << 8;

    /** The bit of each size that a name has; of larger sizes the lowest bits are looked at. */
    private static final int SIZES = 1 << 7 | 1 << 10 | 1 << 12 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 17;

    private static final long LETTERS = 0x2020202020202020L;

    private int found;
    private boolean connects;
    private long length = UNKNOWN;
    private Bytes type = Bytes.empty();
    private Bytes coding = Bytes.empty();

    /** The same of fields that are at hand one by one. */
    static BodyFields of(Iterable<Header> headers) {
        BodyFields noted = new BodyFields();
        for (Header field : headers) {
            noted.note(Bytes.utf8(field.name()), field.value(), 0, field.value().size());
        }
        return noted;
    }

    /** Whether a name of {@code size} bytes may be one of those that say something: most fields are told by that alone. */
    public static boolean mayBeNamed(int size) {
        return (SIZES >>> size & 1) != 0;
    }

    /** Notes the next field, before anything is asked: its value is that range of {@code values}. */
    public void note(Bytes name, Bytes values, int from, int end) {
        int size = name.size();
        long last = size < Long.BYTES ? 0 : name.wordAt(size - Long.BYTES);
        note(name, 0, size, name.wordAt(0), last, values, from, end);
    }

    /**
     * As above, of a name whose words are at hand.
     *
     * @param name where its name of {@code size} bytes begins in {@code names}
     * @param first the eight bytes from there on, a NUL or nothing behind the name
     * @param last the last eight bytes of the name, where it has so many
     * @param value where its value begins in {@code values}, up to but without {@code end}
     */
    public void note(Bytes names, int name, int size, long first, long last, Bytes values, int value, int end) {
        int kind = size == 7 ? shortName(first) : longName(names, name, size - 10, first, last);
        if (kind == CODING) {
            noteCoding(values, value, end);
        } else if ((found & kind) != kind) {
            noteFirst(kind, values, value, end);
        }
        found |= kind;
    }

    private static int shortName(long whole) {
        if (whole == Word.METHOD) {
            return METHOD;
        }
        return whole == Word.UPGRADE ? UPGRADE : whole == Word.TRAILER ? TRAILER : OTHER;
    }

    /** By its first eight letters and its last eight, and how many letters beyond ten it has. */
    private static int longName(Bytes names, int name, int beyond, long first, long last) {
        if (first == Word.CONTENT_) {
            return beyond == 2 && last == Word.ENT_TYPE
                    ? TYPE
                    : beyond == 4 && last == Word.T_LENGTH
                            ? LENGTH
                            : beyond == 6 && last == Word.ENCODING ? CODING : OTHER;
        }
        if (last == Word.ENCODING) {
            return beyond == 5 && first == Word.ACCEPT_E
                    ? ACCEPT_ENCODING
                    : beyond == 7 && first == Word.TRANSFER && names.at(name + 8) == '-' ? TRANSFER_ENCODING : OTHER;
        }
        return beyond == 0 && first == Word.CONNECTI && last == Word.NNECTION ? CONNECTION : OTHER;
    }

    private void noteFirst(int kind, Bytes values, int value, int end) {
        if (kind == METHOD) {
            connects = end - value == 7 && values.wordAt(value) << Byte.SIZE == Word.CONNECT << Byte.SIZE;
        } else if (kind == TYPE) {
            type = values.slice(value, end);
        } else if (kind == LENGTH) {
            length = number(values, value, end);
        }
    }

    /** {@code identity} changes no bytes (RFC 9110 section 8.4.1). */
    private void noteCoding(Bytes values, int value, int end) {
        boolean changes = end > value && (end - value != 8 || (values.wordAt(value) | LETTERS) != Word.IDENTITY);
        if (changes && coding.isEmpty()) {
            coding = values.slice(value, end);
        }
    }

    private static long number(Bytes values, int from, int end) {
        if (from == end || end - from > MOST_DIGITS) {
            return UNKNOWN;
        }
        long number = 0;
        long word = 0;
        for (int i = 0; i < end - from; i++) {
            word = i % Long.BYTES == 0 ? values.wordAt(from + i) : word >>> Byte.SIZE;
            int digit = (int) (word & 0xff) - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** Whether a request turns its connection into a tunnel, so that what follows is not an HTTP body. */
    public boolean opensTunnel() {
        return connects || (found & UPGRADE) != 0;
    }

    /** Whether there is a {@code content-length}. */
    public boolean statesLength() {
        return (found & LENGTH) != 0;
    }

    /** The length that {@code content-length} states, or {@link #UNKNOWN}. Envoy lets no other length pass. */
    public long statedLength() {
        return length;
    }

    /** The value of {@code content-type}; empty where there is none. */
    public Bytes type() {
        return type;
    }

    /** The first content coding that changes bytes; empty where there is none. */
    public Bytes coding() {
        return coding;
    }

    /** Whether there is an {@code accept-encoding}. */
    public boolean acceptsCodings() {
        return (found & ACCEPT_ENCODING) != 0;
    }

    /** Whether there is a {@code trailer}, which names the trailers that will follow. */
    public boolean announcesTrailers() {
        return (found & TRAILER) != 0;
    }

    /**
     * Whether a response of no stated length comes in HTTP/1.1: it has the transfer coding, or a connection that is to be closed (RFC
     * 9112 section 6.3).
     */
    public boolean hasHttp1Framing() {
        return (found & (TRANSFER_ENCODING | CONNECTION)) != 0;
    }

    /** Eight letters, or seven, as {@link Bytes#wordAt} reads them: the first one lowest. */
    private static final class Word {
        static final long METHOD = 0x00646f6874656d3aL; // :method
        static final long UPGRADE = 0x0065646172677075L; // upgrade
        static final long TRAILER = 0x0072656c69617274L; // trailer
        static final long CONTENT_ = 0x2d746e65746e6f63L; // content-
        static final long ENT_TYPE = 0x657079742d746e65L; // ent-type
        static final long T_LENGTH = 0x6874676e656c2d74L; // t-length
        static final long ENCODING = 0x676e69646f636e65L; // encoding
        static final long ACCEPT_E = 0x652d747065636361L; // accept-e
        static final long TRANSFER = 0x726566736e617274L; // transfer
        static final long CONNECTI = 0x697463656e6e6f63L; // connecti
        static final long NNECTION = 0x6e6f697463656e6eL; // nnection
        static final long IDENTITY = 0x797469746e656469L; // identity
        static final long CONNECT = 0x005443454e4e4f43L; // CONNECT
    }
}
