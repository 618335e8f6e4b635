package dev.penstock.guest.wasm;

import dev.penstock.core.data.Direction;
import dev.penstock.guest.wire.AbiCodes;
import org.teavm.interop.Export;

/** The callbacks of bodies and trailers. A module has them where its machine does anything but let these pass. */
public final class BodyExports {
    private BodyExports() {}

    static void link() {}

    @Export(name = "proxy_on_request_body")
    public static int requestBody(int id, int size, int end) {
        return body(id, Direction.REQUEST, size, end);
    }

    @Export(name = "proxy_on_response_body")
    public static int responseBody(int id, int size, int end) {
        return body(id, Direction.RESPONSE, size, end);
    }

    @Export(name = "proxy_on_request_trailers")
    public static int requestTrailers(int id, int count) {
        return trailers(id, Direction.REQUEST);
    }

    @Export(name = "proxy_on_response_trailers")
    public static int responseTrailers(int id, int count) {
        return trailers(id, Direction.RESPONSE);
    }

    private static int body(int id, Direction direction, int size, int end) {
        Arena.restart();
        return AbiCodes.of(Exports.guest().bodyArrived(id, direction, size, end != 0));
    }

    private static int trailers(int id, Direction direction) {
        Arena.restart();
        return AbiCodes.of(Exports.guest().trailersArrived(id, direction));
    }
}
