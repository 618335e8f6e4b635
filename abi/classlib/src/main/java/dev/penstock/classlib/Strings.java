package dev.penstock.classlib;

/** Parts of {@code java.lang.String} that need JavaScript, or that are slow. */
public final class Strings {
    private Strings() {}

    /** Replaces {@code String.intern}: the string itself. Code that compares interned strings by reference is not supported. */
    public static String intern(String string) {
        return string;
    }

    /** Replaces {@code String.toCharArray}: the characters are copied at once. */
    public static char[] toCharArray(String text) {
        char[] all = new char[text.length()];
        text.getChars(0, all.length, all, 0);
        return all;
    }

    /** The characters of a string, which must not be written to. In a module they are the string's own: no call, no copy. */
    public static char[] characters(String text) {
        return text.toCharArray();
    }

    /** Replaces {@code String.replace}, which looks at each character through a call and appends it alone. */
    public static String replace(String text, CharSequence target, CharSequence replacement) {
        char[] in = characters(text);
        char[] wanted = characters(target.toString());
        char[] made = characters(replacement.toString());
        int places = places(in, wanted);
        return places == 0 ? text : new String(replaced(in, wanted, made, places));
    }

    private static int places(char[] in, char[] wanted) {
        int places = 0;
        for (int at = find(in, wanted, 0); at >= 0; at = find(in, wanted, after(at, wanted))) {
            places++;
        }
        return places;
    }

    private static char[] replaced(char[] in, char[] wanted, char[] made, int places) {
        char[] out = new char[in.length + places * (made.length - wanted.length)];
        int done = 0;
        int size = 0;
        for (int at = find(in, wanted, 0); at >= 0; at = find(in, wanted, after(at, wanted))) {
            System.arraycopy(in, done, out, size, at - done);
            size += at - done;
            System.arraycopy(made, 0, out, size, made.length);
            size += made.length;
            done = at + wanted.length;
        }
        System.arraycopy(in, done, out, size, in.length - done);
        return out;
    }

    /** What is empty stands before each character and at the end. */
    private static int after(int place, char[] wanted) {
        return place + Math.max(1, wanted.length);
    }

    private static int find(char[] in, char[] wanted, int from) {
        for (int at = from; at <= in.length - wanted.length; at++) {
            if (wanted.length == 0 || (in[at] == wanted[0] && standsAt(in, at, wanted))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean standsAt(char[] in, int at, char[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (in[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
