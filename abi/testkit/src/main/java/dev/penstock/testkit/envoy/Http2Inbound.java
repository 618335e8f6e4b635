package dev.penstock.testkit.envoy;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;

/** Turns the frames of one HTTP/2 stream into {@link Inbound}'s terms; interim answers (1xx) are left out. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which the reading side reports
final class Http2Inbound extends SimpleChannelInboundHandler<Http2StreamFrame> {

    private final Inbound inbound;
    private boolean begun;

    Http2Inbound(Inbound inbound) {
        this.inbound = inbound;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) {
        if (frame instanceof Http2HeadersFrame headers) {
            headers(headers);
        } else if (frame instanceof Http2DataFrame data) {
            data(data);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame) {
            inbound.broken(Ending.RESET);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        inbound.broken(Ending.CLOSED);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        inbound.broken(Ending.RESET);
        context.close();
    }

    private void headers(Http2HeadersFrame frame) {
        var fields = Heads.ofHttp2(frame.headers());
        if (begun) {
            inbound.end(fields);
        } else if (!fields.first(":status").exists(status -> status.startsWith("1"))) {
            begun = true;
            inbound.head(fields);
            endIf(frame.isEndStream());
        }
    }

    private void data(Http2DataFrame frame) {
        if (frame.content().isReadable()) {
            inbound.chunk(ByteBufUtil.getBytes(frame.content()));
        }
        endIf(frame.isEndStream());
    }

    private void endIf(boolean last) {
        if (last) {
            inbound.end(Fields.NONE);
        }
    }
}
