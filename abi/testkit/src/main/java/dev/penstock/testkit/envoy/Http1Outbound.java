package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Fields;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** Writes a message to an HTTP/1.1 connection, in the chunked coding unless it has a content-length or no body. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which the reading side reports
record Http1Outbound(Channel channel, HttpMessage message) implements Outbound {

    @Override
    public void head(boolean last) {
        if (!last && !HttpUtil.isContentLengthSet(message)) {
            HttpUtil.setTransferEncodingChunked(message, true);
        }
        channel.write(message);
        flush(last);
    }

    @Override
    public void chunk(byte[] bytes, boolean last) {
        channel.write(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
        flush(last);
    }

    @Override
    public void trailers(Fields trailers) {
        var last = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER, Heads.http1(trailers));
        channel.writeAndFlush(last);
    }

    @Override
    public void breakOff(Ending ending) {
        if (ending == Ending.RESET && channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }

    private void flush(boolean last) {
        if (last) {
            channel.write(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        channel.flush();
    }
}
