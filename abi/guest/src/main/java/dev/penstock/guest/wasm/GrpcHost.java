package dev.penstock.guest.wasm;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.data.Bytes;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import dev.penstock.guest.wire.GrpcTarget;
import dev.penstock.guest.wire.HeaderMapCodec;
import io.vavr.control.Either;
import org.teavm.interop.Address;

/** What the proxy asks of other services over gRPC for the plugin. */
abstract class GrpcHost extends RedisHost {
    @Override
    public final Either<Failure, Integer> callGrpc(GrpcQuestion question) {
        GrpcExports.link();
        LinearBytes target = LinearBytes.place(GrpcTarget.encode(question.cluster()));
        LinearBytes service = LinearBytes.place(Bytes.utf8(question.service()));
        LinearBytes method = LinearBytes.place(Bytes.utf8(question.method()));
        LinearBytes metadata = LinearBytes.place(HeaderMapCodec.encode(question.metadata()));
        LinearBytes message = LinearBytes.place(question.message());
        Address token = Arena.allocate(4);
        int status = Imports.grpcCall(
                target.address(),
                target.size(),
                service.address(),
                service.size(),
                method.address(),
                method.size(),
                metadata.address(),
                metadata.size(),
                message.address(),
                message.size(),
                question.timeout(),
                token);
        if (status == HostStatus.INTERNAL_FAILURE.code()) {
            return Either.left(new Failure.NoHealthyHost(question.cluster().name()));
        }
        Calls.require("proxy_grpc_call(" + question.cluster().name() + ")", status);
        return Either.right(token.getInt());
    }

    @Override
    public final GrpcArrival grpcMessage(int size) {
        Bytes message = size == 0 ? Bytes.empty() : Calls.buffer("message of gRPC", AbiCodes.GRPC_MESSAGE, size);
        return new GrpcArrival(0, message.owned());
    }

    @Override
    public final GrpcArrival grpcStatus(int status) {
        Address code = Arena.allocate(12);
        Calls.require("proxy_get_status", Imports.getStatus(code, code.add(4), code.add(8)));
        return new GrpcArrival(status, Calls.lent(code.add(4)).owned());
    }
}
