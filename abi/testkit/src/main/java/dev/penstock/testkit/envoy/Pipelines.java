package dev.penstock.testkit.envoy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.function.Consumer;

/** Netty pipelines whose limits are wide enough for tests. */
@SuppressWarnings("FutureReturnValueIgnored") // a stream pushed by the peer is closed without regard to how that goes
final class Pipelines {

    private static final int MAX_HEAD = 4 << 20;
    private static final int CHUNK = 64 << 10;
    private static final int WINDOW = 1 << 20;

    private Pipelines() {}

    static void http1Server(ChannelPipeline pipeline, ChannelHandler handler) {
        pipeline.addLast(new HttpServerCodec(decoder()), handler);
    }

    static void http1Client(ChannelPipeline pipeline, ChannelHandler handler) {
        pipeline.addLast(new HttpClientCodec(decoder(), false, false), handler);
    }

    static void http2Server(ChannelPipeline pipeline, Consumer<Channel> stream) {
        pipeline.addLast(
                tuned(Http2FrameCodecBuilder.forServer(), settings()), new Http2MultiplexHandler(initializer(stream)));
    }

    static void http2Client(ChannelPipeline pipeline) {
        pipeline.addLast(
                tuned(Http2FrameCodecBuilder.forClient(), settings().pushEnabled(false)),
                new Http2MultiplexHandler(initializer(Channel::close)));
    }

    static ChannelInitializer<Channel> initializer(Consumer<Channel> setUp) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                setUp.accept(channel);
            }
        };
    }

    private static HttpDecoderConfig decoder() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_HEAD)
                .setMaxHeaderSize(MAX_HEAD)
                .setMaxChunkSize(CHUNK)
                .setValidateHeaders(false);
    }

    private static Http2Settings settings() {
        return Http2Settings.defaultSettings().initialWindowSize(WINDOW).maxHeaderListSize(MAX_HEAD);
    }

    private static Http2FrameCodec tuned(Http2FrameCodecBuilder builder, Http2Settings settings) {
        return builder.initialSettings(settings)
                .validateHeaders(false)
                .decoderEnforceMaxConsecutiveEmptyDataFrames(0)
                .decoderEnforceMaxRstFramesPerWindow(0, 0)
                .build();
    }
}
