package dev.penstock.guest;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Answers what the machine asks of the host in one callback, at once or under a token. */
abstract class Questions implements Ask.Cases {
    private final VmContext vm;
    private final RootContext root;
    private final StreamContext stream;

    /** @param stream null where none is at hand */
    Questions(VmContext vm, RootContext root, StreamContext stream) {
        this.vm = vm;
        this.root = root;
        this.stream = stream;
    }

    final VmContext vm() {
        return vm;
    }

    final RootContext root() {
        return root;
    }

    final Host host() {
        return vm.host();
    }

    /** Writes one line, where the host logs that level. Never throws. */
    abstract void write(LogLevel level, Effect.Text message);

    /** The stream at hand; null where there is none. */
    final StreamContext stream() {
        return stream;
    }

    /** Whether the stream at hand has ended, or there is none. */
    final boolean streamHasEnded() {
        return stream == null || stream.hasEnded();
    }

    /** An answer under {@code token} is to come to what is at hand. */
    abstract void expect(int token);

    /** Writes a line, unless the root has written it before. */
    final void sayOnce(LogLevel level, String message) {
        if (root.saysFirst(message)) {
            write(level, () -> message);
        }
    }

    @Override
    public final Swapped swap(SharedValue read, Bytes value) {
        return host().share(read.key(), value, read.version());
    }

    @Override
    public final Option<Bytes> callForeign(String name, Bytes argument) {
        return host().callForeign(name, argument);
    }

    @Override
    public final Either<Failure, Integer> callHttp(HttpQuestion question) {
        return expected(host().callHttp(question));
    }

    @Override
    public final Either<Failure, Integer> callGrpc(GrpcQuestion question) {
        return expected(host().callGrpc(question));
    }

    @Override
    public final Either<Failure, Integer> callRedis(RedisQuestion question) {
        return expected(vm.redis().call(question, host(), message -> sayOnce(LogLevel.WARN, message)));
    }

    /** What is at hand awaits the answer that is to come, where one is. */
    private Either<Failure, Integer> expected(Either<Failure, Integer> outcome) {
        if (outcome.isRight()) {
            expect(outcome.get());
        }
        return outcome;
    }

    @Override
    public final Seq<UpstreamHost> upstreamHosts() {
        if (vm.platform() == Platform.HIGRESS) {
            return host().upstreamHosts();
        }
        sayOnce(LogLevel.WARN, "this proxy has no call that tells the hosts of a cluster; the plugin sees none");
        return List.empty();
    }

    @Override
    public final Bytes readBody(Direction direction) {
        return streamHasEnded() ? Bytes.empty() : host().body(direction, Integer.MAX_VALUE);
    }
}
