package dev.penstock.testkit.envoy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;

/** Writes a message to an HTTP/2 stream, each chunk as a DATA frame of its own where it fits the peer's frame size. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which the reading side reports
record Http2Outbound(Channel stream, Fields message) implements Outbound {

    @Override
    public void head(boolean last) {
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(Heads.http2(message), last));
    }

    @Override
    public void chunk(byte[] bytes, boolean last) {
        stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), last));
    }

    @Override
    public void trailers(Fields trailers) {
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(Heads.http2(trailers), true));
    }

    @Override
    public void breakOff(Ending ending) {
        if (ending == Ending.RESET) {
            stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
        } else {
            stream.parent().close();
        }
    }
}
