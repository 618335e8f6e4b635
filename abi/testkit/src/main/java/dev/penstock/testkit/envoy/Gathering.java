package dev.penstock.testkit.envoy;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;

/** Gathers one message after the other from a stream and hands each over when it ends. Used by one event loop. */
abstract class Gathering implements Inbound {

    private final List<byte[]> chunks = new ArrayList<>();
    private Fields head = Fields.NONE;

    /** A message has come to its end, or will have none. Called once per message. */
    abstract void ended(Fields pseudo, Content content, Ending ending);

    @Override
    public void head(Fields received) {
        head = received;
    }

    @Override
    public void chunk(byte[] bytes) {
        chunks.add(bytes);
    }

    @Override
    public void end(Fields trailers) {
        hand(trailers, Ending.COMPLETE);
    }

    @Override
    public void broken(Ending ending) {
        hand(Fields.NONE, ending);
    }

    private void hand(Fields trailers, Ending ending) {
        var content = Content.NONE
                .withHeaders(head.plain())
                .withChunks(Vector.ofAll(chunks))
                .withTrailers(trailers);
        var pseudo = head.pseudo();
        head = Fields.NONE;
        chunks.clear();
        ended(pseudo, content, ending);
    }
}
