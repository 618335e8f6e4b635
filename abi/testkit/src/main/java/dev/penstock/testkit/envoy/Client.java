package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.concurrent.Future;
import io.vavr.collection.Seq;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends requests to a port of 127.0.0.1. In HTTP/1.1 each request has its own connection; in HTTP/2 all share one, which is opened when
 * needed. Safe for use by many threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed connect or open ends the answer, which is what is waited for
public final class Client implements AutoCloseable {

    /** How long an answer may take when nothing else is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicReference<ChannelFuture> shared = new AtomicReference<>();
    private final Protocol protocol;
    private final InetSocketAddress address;
    private final Duration patience;

    private Client(Protocol protocol, int port, Duration patience) {
        this.protocol = protocol;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.patience = patience;
    }

    /** A client with {@link #PATIENCE}. */
    public static Client of(Protocol protocol, int port) {
        return new Client(protocol, port, PATIENCE);
    }

    /** A client that waits that long for an answer to be complete. */
    public static Client of(Protocol protocol, int port, Duration patience) {
        return new Client(protocol, port, patience);
    }

    /** Sends a request and waits for the stream's end; {@link Answer#ending} tells which, and the answer holds what had come until then. */
    public Answer send(Request request) {
        return sendAsync(request).join();
    }

    /** Sends all requests at once and waits for the answers, which are in the same order. */
    public Seq<Answer> sendAll(Seq<Request> requests) {
        return requests.map(this::sendAsync).map(CompletableFuture::join);
    }

    /** Like {@link #send}, without waiting. The future never fails. */
    public CompletableFuture<Answer> sendAsync(Request request) {
        return sendAsync(request, Ending.COMPLETE, patience);
    }

    /**
     * Like {@link #sendAsync(Request)}, for a client that does not stay to the end.
     *
     * @param ending RESET and CLOSED break the stream off after the chunks; TIMED_OUT never ends the request
     * @param limit how long it waits for the answer; then it resets the stream, and the answer ends as TIMED_OUT
     */
    public CompletableFuture<Answer> sendAsync(Request request, Ending ending, Duration limit) {
        var stream = new ClientStream();
        loops.schedule(() -> stream.broken(Ending.TIMED_OUT), limit.toMillis(), TimeUnit.MILLISECONDS);
        if (protocol == Protocol.HTTP1) {
            sendHttp1(request, ending, stream);
        } else {
            sendHttp2(request, ending, stream);
        }
        return stream.answer();
    }

    /** Closes all connections; requests under way end as {@link Ending#CLOSED}. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void sendHttp1(Request request, Ending ending, ClientStream stream) {
        connect(channel -> Pipelines.http1Client(channel.pipeline(), new Http1Inbound(stream)))
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        var channel = connected.channel();
                        stream.whenDone(channel::close);
                        write(request, ending, channel, new Http1Outbound(channel, Heads.http1(request)));
                    } else {
                        stream.broken(Ending.CLOSED);
                    }
                });
    }

    private void sendHttp2(Request request, Ending ending, ClientStream stream) {
        connection().addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                open(connected.channel(), request, ending, stream);
            } else {
                stream.broken(Ending.CLOSED);
            }
        });
    }

    private void open(Channel connection, Request request, Ending ending, ClientStream stream) {
        new Http2StreamChannelBootstrap(connection)
                .handler(new Http2Inbound(stream))
                .open()
                .addListener((Future<Channel> opened) -> {
                    if (opened.isSuccess()) {
                        var channel = opened.getNow();
                        stream.whenDone(channel::close);
                        write(request, ending, channel, new Http2Outbound(channel, Heads.of(request)));
                    } else {
                        stream.broken(Ending.CLOSED);
                    }
                });
    }

    private static void write(Request request, Ending ending, Channel channel, Outbound outbound) {
        Writing.write(channel.eventLoop(), request.content(), ending, outbound);
    }

    private synchronized ChannelFuture connection() {
        var before = shared.get();
        if (before == null || (before.isDone() && !before.channel().isActive())) {
            shared.set(connect(this::http2));
        }
        return shared.get();
    }

    /** After GOAWAY the streams under way end on this connection, new ones begin on another (RFC 9113 section 6.8). */
    private void http2(Channel channel) {
        Pipelines.http2Client(channel.pipeline());
        channel.pipeline().addLast(new GoAwayListener(() -> forget(channel)));
    }

    private synchronized void forget(Channel channel) {
        var known = shared.get();
        if (known != null && known.channel().equals(channel)) {
            shared.set(null);
        }
    }

    private ChannelFuture connect(Consumer<Channel> setUp) {
        return new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(Pipelines.initializer(setUp))
                .connect(address);
    }
}
