package dev.penstock.guest.wasm;

import org.teavm.interop.Export;

/** The callbacks of gRPC. A module has them where it reaches {@link #link}, as one that makes such calls does. */
public final class GrpcExports {
    private GrpcExports() {}

    static void link() {}

    @Export(name = "proxy_on_grpc_receive")
    public static void grpcReceive(int root, int token, int size) {
        Arena.restart();
        Exports.guest().grpcReceived(root, token, size);
    }

    @Export(name = "proxy_on_grpc_close")
    public static void grpcClose(int root, int token, int status) {
        Arena.restart();
        Exports.guest().grpcClosed(root, token, status);
    }
}
