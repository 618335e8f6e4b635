package dev.penstock.core.redis;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;

/** Commands and replies in their form on the wire, RESP2. Binary-safe. */
public final class RespWriter {
    private RespWriter() {}

    /** A command: an array of bulk strings. */
    static Bytes command(Bytes... words) {
        BytesBuilder out = head(Bytes.empty().builder(64), "*", words.length);
        for (Bytes word : words) {
            bulk(out, word);
        }
        return out.build();
    }

    /** A reply, as a server sends it. */
    public static Bytes reply(Resp reply) {
        return write(Bytes.empty().builder(64), reply).build();
    }

    private static BytesBuilder write(BytesBuilder out, Resp reply) {
        return reply.match(new Resp.Cases<BytesBuilder>() {
            @Override
            public BytesBuilder simple(Resp.Simple simple) {
                return out.append(Bytes.utf8("+")).append(simple.value()).append(Lines.END);
            }

            @Override
            public BytesBuilder failure(Resp.Failure failure) {
                return out.append(Bytes.utf8("-")).append(failure.message()).append(Lines.END);
            }

            @Override
            public BytesBuilder whole(Resp.Whole whole) {
                return head(out, ":", whole.value());
            }

            @Override
            public BytesBuilder bulk(Resp.Bulk bulk) {
                return RespWriter.bulk(out, bulk.value());
            }

            @Override
            public BytesBuilder nothing(Resp.Null nothing) {
                return head(out, nothing == Resp.Null.BULK ? "$" : "*", -1);
            }

            @Override
            public BytesBuilder array(Resp.Array array) {
                head(out, "*", array.values().size());
                array.values().forEach(value -> write(out, value));
                return out;
            }
        });
    }

    private static BytesBuilder bulk(BytesBuilder out, Bytes value) {
        return head(out, "$", value.size()).append(value).append(Lines.END);
    }

    private static BytesBuilder head(BytesBuilder out, String type, long number) {
        return out.append(Bytes.utf8(type + number)).append(Lines.END);
    }
}
