package dev.penstock.dsl;

/** Names that are safe in log lines and as file names. */
final class PluginName {
    private PluginName() {}

    static String require(String name) {
        boolean fits = !name.isEmpty() && isAlphanumeric(name.charAt(0));
        for (int i = 0; i < name.length(); i++) {
            fits &= isAlphanumeric(name.charAt(i)) || "-_.".indexOf(name.charAt(i)) >= 0;
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "plugin name must be letters, digits, '-', '_' and '.', beginning with a letter or digit, got '"
                            + name + "'");
        }
        return name;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
