package dev.penstock.guest.wasm;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import dev.penstock.guest.wire.HeaderMapCodec;
import io.vavr.control.Either;
import org.teavm.interop.Address;

/** What the proxy asks of other services for the plugin, through the module's imports. */
abstract class CallHost extends SharedHost {
    @Override
    public final Either<Failure, Integer> callHttp(HttpQuestion question) {
        CallExports.link();
        LinearBytes cluster = LinearBytes.text(question.cluster());
        LinearBytes headers = LinearBytes.place(HeaderMapCodec.encode(question.headers()));
        LinearBytes body = LinearBytes.place(question.body());
        LinearBytes trailers = LinearBytes.place(HeaderMapCodec.encode(question.trailers()));
        Address token = Arena.allocate(4);
        int status = Imports.httpCall(
                cluster.address(),
                cluster.size(),
                headers.address(),
                headers.size(),
                body.address(),
                body.size(),
                trailers.address(),
                trailers.size(),
                question.timeout(),
                token);
        if (status == HostStatus.BAD_ARGUMENT.code()) {
            return Either.left(new Failure.UnknownCluster(question.cluster()));
        }
        if (status == HostStatus.INTERNAL_FAILURE.code()) {
            return Either.left(new Failure.NoHealthyHost(question.cluster()));
        }
        Calls.require("proxy_http_call", question.cluster(), status);
        return Either.right(token.getInt());
    }

    @Override
    public final HttpArrival httpAnswer(int size, int trailers) {
        return new HttpArrival(
                fields(AbiCodes.CALL_HEADERS),
                size == 0
                        ? Bytes.empty()
                        : Calls.buffer("answer's body", AbiCodes.CALL_BODY, size)
                                .owned(),
                trailers == 0 ? Headers.empty() : fields(AbiCodes.CALL_TRAILERS));
    }

    /** All fields of the map with that number. */
    static Headers fields(int map) {
        return HeaderMapCodec.decode(pairs(map)).getOrElseThrow(reason -> new IllegalStateException(reason));
    }

    /** The wire form of a map. */
    static Bytes pairs(int map) {
        Address lent = Arena.allocate(8);
        Calls.require("proxy_get_header_map_pairs", Imports.getHeaderMapPairs(map, lent, lent.add(4)));
        return Calls.lent(lent);
    }

    @Override
    public final void continueStream(Direction direction) {
        Calls.require("proxy_continue_stream", direction.label(), Imports.continueStream(AbiCodes.streamOf(direction)));
    }
}
