package dev.penstock.testkit.model;

import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.GrpcFrame;
import dev.penstock.testkit.http.Request;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** Unary calls of gRPC as Envoy makes them of HTTP/2, and what it makes of the answers. */
final class GrpcModel {
    /** What Envoy says where the service says nothing, and behind what it says. */
    private static final String VIA = "via_upstream";

    private static final int UNREADABLE = -1;
    private static final int UNKNOWN = 2;
    private static final int UNIMPLEMENTED = 12;
    private static final int INTERNAL = 13;
    private static final int UNAVAILABLE = 14;

    private GrpcModel() {}

    static Request request(GrpcQuestion question) {
        Request request = Request.post("/" + question.service() + "/" + question.method())
                .to(question.cluster().host())
                .header("te", "trailers")
                .header("content-type", "application/grpc")
                .chunks(GrpcFrame.of(question.message().toArray()));
        for (var field : question.metadata()) {
            request = request.header(field.name(), field.value().utf8());
        }
        return request;
    }

    static GrpcArrival arrival(Answer answer) {
        if (answer.ending() != Ending.COMPLETE) {
            return broken(answer);
        }
        Option<String> status = answer.trailer("grpc-status").orElse(() -> answer.header("grpc-status"));
        if (status.isEmpty()) {
            return failed(ofHttp(answer.status()), VIA);
        }
        int code = Try.of(() -> Integer.parseInt(status.get())).getOrElse(UNREADABLE);
        if (code != 0) {
            String reason = answer.trailer("grpc-message")
                    .orElse(() -> answer.header("grpc-message"))
                    .getOrElse("");
            return failed(code, reason.isEmpty() ? VIA : reason + "{" + VIA + "}");
        }
        return GrpcFrame.message(answer.bytes())
                .map(message -> new GrpcArrival(0, Bytes.copyOf(message)))
                .getOrElse(() -> failed(INTERNAL, VIA));
    }

    private static GrpcArrival broken(Answer answer) {
        if (answer.ending() == Ending.TIMED_OUT) {
            return answer.status() == 0
                    ? failed(UNAVAILABLE, "upstream request timeout{response_timeout}")
                    : failed(INTERNAL, "response_timeout");
        }
        return answer.status() == 0
                ? failed(
                        UNAVAILABLE,
                        "upstream connect error or disconnect/reset before headers. reset reason: remote reset"
                                + "{upstream_reset_before_response_started{remote_reset}}")
                : failed(INTERNAL, "upstream_reset_after_response_started{remote_reset}");
    }

    /** Those that tests have compared with Envoy. */
    private static int ofHttp(int status) {
        if (status == 404) {
            return UNIMPLEMENTED;
        }
        return status == 200 ? INTERNAL : UNKNOWN;
    }

    private static GrpcArrival failed(int status, String reason) {
        return new GrpcArrival(status, Bytes.utf8(reason));
    }
}
