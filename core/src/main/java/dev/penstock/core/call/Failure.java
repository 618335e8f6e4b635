package dev.penstock.core.call;

/** Why a call has no answer, as far as the host tells. */
public sealed interface Failure {
    <R> R match(Cases<R> cases);

    /** The proxy has no such cluster: {@code proxy_http_call} answers BadArgument. */
    record UnknownCluster(String cluster) implements Failure {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknownCluster(this);
        }

        @Override
        public String toString() {
            return "no cluster '" + cluster + "'";
        }
    }

    /** No endpoint of the cluster can be asked: {@code proxy_http_call} answers InternalFailure. */
    record NoHealthyHost(String cluster) implements Failure {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noHealthyHost(this);
        }

        @Override
        public String toString() {
            return "no healthy host in cluster '" + cluster + "'";
        }
    }

    /** There was no answer within the request's timeout. */
    record TimedOut() implements Failure {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.timedOut(this);
        }

        @Override
        public String toString() {
            return "timed out";
        }
    }

    /**
     * The connection was refused, or reset before an answer came.
     *
     * @param reason in the proxy's words, at most 200 bytes of them
     */
    record Unreachable(String reason) implements Failure {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unreachable(this);
        }

        @Override
        public String toString() {
            return "unreachable: " + reason;
        }
    }

    /** The connection broke while the answer came, or the answer was too large for the proxy, on Envoy over some 32 MB. */
    record Broken() implements Failure {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.broken(this);
        }

        @Override
        public String toString() {
            return "the answer broke off";
        }
    }

    /**
     * What came is no answer of the protocol, or not the one that was wanted.
     *
     * @param status of the proxy's reply in its place, 502 where it is no HTTP
     * @param reason in the proxy's or the caller's words, at most 200 bytes of them
     */
    record BadAnswer(int status, String reason) implements Failure {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.badAnswer(this);
        }

        @Override
        public String toString() {
            return "bad answer " + status + ": " + reason;
        }
    }

    /** A consumer of failures, one method for each. */
    interface Cases<R> {
        R unknownCluster(UnknownCluster failure);

        R noHealthyHost(NoHealthyHost failure);

        R timedOut(TimedOut failure);

        R unreachable(Unreachable failure);

        R broken(Broken failure);

        R badAnswer(BadAnswer failure);
    }
}
