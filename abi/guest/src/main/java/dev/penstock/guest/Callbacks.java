package dev.penstock.guest;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;

/**
 * The guest as the proxy sees it: one method for each callback of ABI 0.2.1 in use. None throws, whatever the plugin or the
 * host does, and any of them may be called with a context that was never created.
 */
public interface Callbacks {
    /** {@code proxy_on_context_create}: a root where {@code parent} is 0, else a stream of that root. */
    void contextCreated(int id, int parent);

    /** {@code proxy_on_vm_start}, once for each root. False refuses the module. */
    boolean vmStarted(int root);

    /** {@code proxy_on_configure}. False refuses the configuration. */
    boolean configured(int root, int size);

    /** {@code proxy_on_request_headers} and {@code proxy_on_response_headers}. */
    Action headersArrived(int id, Direction direction, boolean end);

    /**
     * {@code proxy_on_request_body} and {@code proxy_on_response_body}.
     *
     * @param size how many bytes the host's buffer holds, those of earlier callbacks included that were answered with
     *     {@link Action#HOLD}
     */
    Action bodyArrived(int id, Direction direction, int size, boolean end);

    /** {@code proxy_on_request_trailers} and {@code proxy_on_response_trailers}. */
    Action trailersArrived(int id, Direction direction);

    /**
     * {@code proxy_on_http_call_response}: an HTTP call is answered.
     *
     * @param size how many bytes the answer's body has
     * @param trailers how many trailers it has
     */
    void httpAnswered(int root, int token, int size, int trailers);

    /**
     * {@code proxy_on_grpc_receive}: a call of gRPC is answered with a message.
     *
     * @param size how many bytes it has
     */
    void grpcReceived(int root, int token, int size);

    /** {@code proxy_on_grpc_close}: a call of gRPC is answered with another status than OK. */
    void grpcClosed(int root, int token, int status);

    /**
     * {@code proxy_on_redis_call_response}: a command of Redis is answered.
     *
     * @param status 0 where there is a reply
     * @param size how many bytes the reply has
     */
    void redisAnswered(int root, int token, int status, int size);

    /** {@code proxy_on_log}: the stream has ended. */
    void logged(int id);

    /** {@code proxy_on_tick}. */
    void ticked(int root);

    /** {@code proxy_on_queue_ready}: a message has come into a queue that the root has opened. */
    void queueReady(int root, int queue);

    /** {@code proxy_on_done}. True lets the host go on to delete. */
    boolean done(int id);

    /** {@code proxy_on_delete}: nothing more of this context comes. */
    void deleted(int id);
}
