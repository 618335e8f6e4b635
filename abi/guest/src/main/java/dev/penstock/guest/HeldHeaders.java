package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.RequestHead;
import dev.penstock.core.exchange.ResponseHead;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** Reads of one header or trailer map, each made when it is first asked for. */
final class HeldHeaders implements RequestHead, ResponseHead {
    private final Host host;
    private final HeaderMap map;
    private final Trail trail;
    private List<Read> reads = List.empty();
    private Option<InPlace> inPlace = Option.none();
    private Option<Headers> all;

    /** @param all the fields, where they were read in an earlier callback */
    HeldHeaders(Host host, HeaderMap map, Trail trail, Option<Headers> all) {
        this.host = host;
        this.map = map;
        this.trail = trail;
        this.all = all;
    }

    @Override
    public Option<String> header(String name) {
        String wanted = Header.lowerCase(name);
        trail.read("header '", wanted);
        return value(wanted);
    }

    /** As {@link #header}, of a name in lower case, and no breadcrumb is left: it is no handler that asks. */
    Option<String> value(String name) {
        if (all.isDefined()) {
            return all.get().firstOf(name);
        }
        return inPlace.isDefined() ? inPlace.get().header(name) : readOnce(name);
    }

    /** All fields, read at once, for this callback; it is asked for names in lower case, and no breadcrumbs are left. */
    MessageHead inPlace() {
        if (inPlace.isEmpty()) {
            inPlace = Option.some(new InPlace(all.isDefined() ? all.get() : host.lentHeaders(map)));
        }
        return inPlace.get();
    }

    private Option<String> readOnce(String name) {
        for (Read read : reads) {
            if (read.name.equals(name)) {
                return read.value;
            }
        }
        Option<String> value = host.header(map, name).map(Bytes::utf8);
        reads = reads.prepend(new Read(name, value));
        return value;
    }

    @Override
    public Headers headers() {
        if (all.isEmpty()) {
            all = Option.some(host.headers(map));
        }
        return all.get();
    }

    /** Fields that the host has lent, or that were kept. */
    private final class InPlace implements MessageHead {
        private final Headers fields;

        InPlace(Headers fields) {
            this.fields = fields;
        }

        @Override
        public Option<String> header(String name) {
            return fields.firstOf(name);
        }

        @Override
        public boolean has(String name) {
            return fields.hasOf(name);
        }

        @Override
        public Headers headers() {
            return HeldHeaders.this.headers();
        }
    }

    private record Read(String name, Option<String> value) {}
}
