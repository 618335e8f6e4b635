package dev.penstock.core.digest;

import dev.penstock.core.data.Bytes;

/** SHA-256 (RFC 6234) and HMAC-SHA-256 (RFC 2104). The JDK's own are not to be had in a module. */
public final class Sha256 {
    private static final int BLOCK = 64;
    private static final int[] ROUNDS = rounds();

    private Sha256() {}

    /** The digest of {@code message}, 32 bytes. */
    public static Bytes of(Bytes message) {
        int[] state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
        byte[] padded = new byte[(message.size() + 8) / BLOCK * BLOCK + BLOCK];
        message.copyTo(0, message.size(), padded, 0);
        padded[message.size()] = (byte) 0x80;
        long bits = 8L * message.size();
        for (int i = 0; i < 8; i++) {
            padded[padded.length - 1 - i] = (byte) (bits >>> (8 * i));
        }
        int[] words = new int[BLOCK];
        for (int at = 0; at < padded.length; at += BLOCK) {
            block(state, words, padded, at);
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (state[i / 4] >>> (24 - i % 4 * 8));
        }
        return Bytes.adopt(digest);
    }

    /** The signature of {@code message} under {@code key}, 32 bytes. */
    public static Bytes hmac(Bytes key, Bytes message) {
        Bytes secret = key.size() > BLOCK ? of(key) : key;
        return of(pad(secret, 0x5c).concat(of(pad(secret, 0x36).concat(message))));
    }

    /** Whether both are the same bytes, in a time that does not tell where they differ. */
    public static boolean matches(Bytes expected, Bytes given) {
        int difference = expected.size() ^ given.size();
        for (int i = 0; i < Math.min(expected.size(), given.size()); i++) {
            difference |= expected.at(i) ^ given.at(i);
        }
        return difference == 0;
    }

    private static Bytes pad(Bytes key, int with) {
        byte[] block = new byte[BLOCK];
        key.copyTo(0, key.size(), block, 0);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= (byte) with;
        }
        return Bytes.adopt(block);
    }

    private static void block(int[] state, int[] words, byte[] message, int at) {
        for (int i = 0; i < 16; i++) {
            int from = at + 4 * i;
            words[i] = (message[from] & 0xff) << 24
                    | (message[from + 1] & 0xff) << 16
                    | (message[from + 2] & 0xff) << 8
                    | (message[from + 3] & 0xff);
        }
        for (int i = 16; i < BLOCK; i++) {
            int low = words[i - 15];
            int high = words[i - 2];
            words[i] = words[i - 16]
                    + (rotated(low, 7) ^ rotated(low, 18) ^ (low >>> 3))
                    + words[i - 7]
                    + (rotated(high, 17) ^ rotated(high, 19) ^ (high >>> 10));
        }
        compress(state, words);
    }

    private static void compress(int[] state, int[] words) {
        int[] work = state.clone();
        for (int i = 0; i < BLOCK; i++) {
            int e = work[4];
            int a = work[0];
            int first = work[7]
                    + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25))
                    + ((e & work[5]) ^ (~e & work[6]))
                    + ROUNDS[i]
                    + words[i];
            int second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22))
                    + ((a & work[1]) ^ (a & work[2]) ^ (work[1] & work[2]));
            System.arraycopy(work, 0, work, 1, 7);
            work[4] += first;
            work[0] = first + second;
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += work[i];
        }
    }

    private static int rotated(int word, int by) {
        return word >>> by | word << (32 - by);
    }

    /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
    private static int[] rounds() {
        int[] constants = new int[BLOCK];
        int found = 0;
        for (int candidate = 2; found < BLOCK; candidate++) {
            if (isPrime(candidate)) {
                constants[found++] = cubeRootBits(candidate);
            }
        }
        return constants;
    }

    private static boolean isPrime(int candidate) {
        for (int divisor = 2; divisor * divisor <= candidate; divisor++) {
            if (candidate % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    /** The greatest {@code root} with {@code root³ <= prime * 2^96}, of which the low 32 bits are wanted. */
    private static int cubeRootBits(int prime) {
        long root = 0;
        for (int bit = 34; bit >= 0; bit--) {
            long candidate = root | 1L << bit;
            root = cubeFits(candidate, prime) ? candidate : root;
        }
        return (int) root;
    }

    /** Whether {@code candidate³ <= prime * 2^96}, in digits of 32 bits. */
    private static boolean cubeFits(long candidate, int prime) {
        long[] digits = {1, 0, 0, 0, 0};
        for (int factor = 0; factor < 3; factor++) {
            digits = times(digits, candidate);
        }
        return digits[4] == 0 && (digits[3] < prime || (digits[3] == prime && digits[0] + digits[1] + digits[2] == 0));
    }

    private static long[] times(long[] digits, long factor) {
        long low = factor & 0xffffffffL;
        long high = factor >>> 32;
        long[] product = new long[digits.length];
        for (int i = 0; i < digits.length; i++) {
            add(product, i, digits[i] * low);
            add(product, i + 1, digits[i] * high);
        }
        return product;
    }

    private static void add(long[] digits, int at, long value) {
        long carry = value;
        for (int i = at; i < digits.length && carry != 0; i++) {
            long sum = digits[i] + (carry & 0xffffffffL);
            digits[i] = sum & 0xffffffffL;
            carry = (carry >>> 32) + (sum >>> 32);
        }
    }
}
