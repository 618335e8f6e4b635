package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.Function;

/** Makes a server's new connection one of HTTP/2 when it begins with that protocol's preface, else one of HTTP/1.1. */
final class ProtocolDetector extends ByteToMessageDecoder {

    private static final String PREFACE = "PRI";

    private final Function<Channel, Inbound> http1;
    private final Function<Channel, Inbound> http2;

    /** Each function is given the channel of a connection or of a stream, and says who reads it. */
    ProtocolDetector(Function<Channel, Inbound> http1, Function<Channel, Inbound> http2) {
        this.http1 = http1;
        this.http2 = http2;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < PREFACE.length()) {
            return;
        }
        if (in.toString(in.readerIndex(), PREFACE.length(), US_ASCII).equals(PREFACE)) {
            Pipelines.http2Server(context.pipeline(), this::acceptStream);
        } else {
            Pipelines.http1Server(context.pipeline(), new Http1Inbound(http1.apply(context.channel())));
        }
        context.pipeline().remove(this);
    }

    private void acceptStream(Channel stream) {
        stream.pipeline().addLast(new Http2Inbound(http2.apply(stream)));
    }
}
