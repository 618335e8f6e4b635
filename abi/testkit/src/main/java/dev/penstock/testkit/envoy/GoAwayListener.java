package dev.penstock.testkit.envoy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.Http2GoAwayFrame;

/** Hears when the peer wants no new streams on an HTTP/2 connection. */
final class GoAwayListener extends SimpleChannelInboundHandler<Http2GoAwayFrame> {

    private final Runnable heard;

    GoAwayListener(Runnable heard) {
        this.heard = heard;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2GoAwayFrame frame) {
        heard.run();
    }
}
