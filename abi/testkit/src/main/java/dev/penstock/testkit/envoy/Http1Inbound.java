package dev.penstock.testkit.envoy;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;

/** Turns what Netty's HTTP/1.1 decoder yields into {@link Inbound}'s terms; interim answers (1xx) are left out. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which the reading side reports
final class Http1Inbound extends SimpleChannelInboundHandler<HttpObject> {

    private final Inbound inbound;
    private boolean interim;

    Http1Inbound(Inbound inbound) {
        this.inbound = inbound;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            context.close();
            return;
        }
        if (part instanceof HttpMessage message) {
            interim = message instanceof HttpResponse response
                    && response.status().code() < 200;
        }
        if (!interim) {
            pass(part);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        inbound.broken(Ending.CLOSED);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        inbound.broken(cause instanceof IOException ? Ending.RESET : Ending.CLOSED);
        context.close();
    }

    private void pass(HttpObject part) {
        if (part instanceof HttpMessage message) {
            inbound.head(Heads.ofHttp1(message));
        }
        if (part instanceof HttpContent content && content.content().isReadable()) {
            inbound.chunk(ByteBufUtil.getBytes(content.content()));
        }
        if (part instanceof LastHttpContent last) {
            inbound.end(Heads.fields(last.trailingHeaders()));
        }
    }
}
