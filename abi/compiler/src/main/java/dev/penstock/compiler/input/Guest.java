package dev.penstock.compiler.input;

/**
 * Where the compiler finds the plugin's side of the ABI.
 *
 * @param exports the binary name of the class with the exports and {@code main}
 * @param entry the binary name of the class whose native method asks for the author's plugin
 * @param method the name of that method: static, without arguments, returning what the author's method returns
 */
public record Guest(String exports, String entry, String method) {
    /** The guest of {@code penstock-guest}. */
    public static Guest penstock() {
        return new Guest("dev.penstock.guest.wasm.Exports", "dev.penstock.guest.wasm.Entry", "plugin");
    }
}
