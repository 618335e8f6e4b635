package dev.penstock.guest.wasm;

import dev.penstock.core.data.Direction;
import org.teavm.interop.Export;

/**
 * The callback of response headers. A module has it where a handler looks at responses, and where a reply could come too late, after
 * those of the upstream.
 */
public final class ResponseExports {
    private ResponseExports() {}

    static void link() {}

    @Export(name = "proxy_on_response_headers")
    public static int responseHeaders(int id, int count, int end) {
        return Exports.headers(id, Direction.RESPONSE, end);
    }
}
