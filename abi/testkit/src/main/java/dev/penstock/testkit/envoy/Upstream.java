package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Request;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A server on 127.0.0.1 that speaks HTTP/1.1 and HTTP/2 with prior knowledge on one port, remembers every request and answers each, once it
 * is complete, by a function. Safe for use by many threads.
 */
public final class Upstream implements AutoCloseable {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final AtomicReference<Vector<Request>> complete = new AtomicReference<>(Vector.empty());
    private final AtomicReference<Vector<Request>> broken = new AtomicReference<>(Vector.empty());
    private final AtomicReference<Function<? super Request, Answer>> behaviour;
    private final AtomicReference<Function<? super Request, Option<Answer>>> early =
            new AtomicReference<>(head -> Option.none());
    private final Channel server;

    private Upstream(Function<? super Request, Answer> behaviour) {
        this.behaviour = new AtomicReference<>(behaviour);
        this.server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(Pipelines.initializer(this::accept))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    /** A server that answers each request with its body and status 200. */
    public static Upstream echoing() {
        return answering(Answer::echo);
    }

    /** A server that answers by that function, which may block and is called by many threads; when it throws, the answer is 500. */
    public static Upstream answering(Function<? super Request, Answer> behaviour) {
        return new Upstream(behaviour);
    }

    /** Answers by that function from now on. */
    public void answer(Function<? super Request, Answer> other) {
        behaviour.set(other);
    }

    /**
     * Answers by that function, from now on, each request for which it has an answer, before more than its headers have
     * come. It must not block.
     */
    public void answerEarly(Function<? super Request, Option<Answer>> other) {
        early.set(other);
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** The requests that arrived completely, in order of their end; chunks as they were read. */
    public Seq<Request> requests() {
        return complete.get();
    }

    /** The requests that were cut before their end, with what had come. */
    public Seq<Request> broken() {
        return broken.get();
    }

    /** Like {@link #requests}, and forgets them. */
    public Seq<Request> takeRequests() {
        return complete.getAndSet(Vector.empty());
    }

    /** Closes all connections. */
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        answering.shutdownNow();
    }

    private void accept(Channel connection) {
        connection
                .pipeline()
                .addLast(new ProtocolDetector(
                        channel -> stream(channel, answer -> new Http1Outbound(channel, Heads.http1(answer))),
                        channel -> stream(channel, answer -> new Http2Outbound(channel, Heads.of(answer)))));
    }

    private Inbound stream(Channel channel, Function<Answer, Outbound> outbound) {
        return new Gathering() {
            private boolean answered;

            @Override
            public void head(Fields received) {
                super.head(received);
                var head = request(received.pseudo(), Content.NONE.withHeaders(received.plain()));
                answered = early.get()
                        .apply(head)
                        .peek(answer -> write(answer, channel.eventLoop(), outbound))
                        .isDefined();
            }

            @Override
            void ended(Fields pseudo, Content content, Ending ending) {
                if (!pseudo.isEmpty()) {
                    var request = received(request(pseudo, content), ending);
                    if (ending == Ending.COMPLETE && !answered) {
                        answering.execute(() -> write(answerTo(request), channel.eventLoop(), outbound));
                    }
                }
            }
        };
    }

    private Request received(Request request, Ending ending) {
        var seen = ending == Ending.COMPLETE ? complete : broken;
        seen.updateAndGet(before -> before.append(request));
        return request;
    }

    private static void write(Answer answer, EventLoop loop, Function<Answer, Outbound> outbound) {
        Outbound out = outbound.apply(answer);
        if (answer.status() != 0) {
            Writing.write(loop, answer.content(), answer.ending(), out);
        } else if (answer.ending() != Ending.TIMED_OUT) {
            loop.execute(() -> out.breakOff(answer.ending()));
        }
    }

    private Answer answerTo(Request request) {
        return Try.of(() -> behaviour.get().apply(request))
                .getOrElseGet(thrown -> Answer.answer(500).chunks("upstream: " + thrown));
    }

    private static Request request(Fields pseudo, Content content) {
        return Request.of(
                        pseudo.first(":method").getOrElse(""),
                        pseudo.first(":path").getOrElse(""))
                .to(pseudo.first(":authority").getOrElse(""))
                .with(content);
    }
}
