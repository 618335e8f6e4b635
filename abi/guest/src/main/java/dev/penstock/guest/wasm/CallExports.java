package dev.penstock.guest.wasm;

import org.teavm.interop.Export;

/** The callback of HTTP calls. A module has it where it reaches {@link #link}, as one that makes such calls does. */
public final class CallExports {
    private CallExports() {}

    static void link() {}

    @Export(name = "proxy_on_http_call_response")
    public static void httpCallResponse(int root, int token, int headers, int size, int trailers) {
        Arena.restart();
        Exports.guest().httpAnswered(root, token, size, trailers);
    }
}
