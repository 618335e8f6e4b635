package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import dev.penstock.core.gzip.GzipEncoder;

/** Encodes as gzip, each block of the body by itself; a block that is not whole is kept. The state is its own transform. */
record Gzip(Gathered block, GzipEncoder encoder) implements BodyTransform, TransformState {
    static final Gzip START = new Gzip(Gathered.nothing(), GzipEncoder.START);

    @Override
    public TransformState start() {
        return this;
    }

    @Override
    public Emission step(Bytes chunk) {
        return chunk.size() < GzipEncoder.MOST_BLOCK - block.size()
                ? new Emission(new Gzip(block.and(chunk), encoder), Bytes.empty())
                : encoded(chunk);
    }

    private Emission encoded(Bytes chunk) {
        int end = GzipEncoder.MOST_BLOCK - block.size();
        GzipEncoder.Encoded next = encoder.block(block.and(chunk.slice(0, end)).whole());
        BytesBuilder out = next.out().builder(next.out().size()).append(next.out());
        for (; chunk.size() - end >= GzipEncoder.MOST_BLOCK; end += GzipEncoder.MOST_BLOCK) {
            next = next.next().block(chunk.slice(end, end + GzipEncoder.MOST_BLOCK));
            out.append(next.out());
        }
        Gathered rest = Gathered.nothing().and(chunk.slice(end, chunk.size()));
        return new Emission(new Gzip(rest, next.next()), out.build());
    }

    @Override
    public Bytes finish() {
        return encoder.end(block.whole());
    }

    @Override
    public <R> R standing(boolean end, Standing<R> cases) {
        return end ? cases.sound() : cases.deferred();
    }
}
