package dev.penstock.guest;

import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
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
    /** What was noted; null before that. */
    private BodyFields bodyFields;
    /** The fields that were lent; null before that. */
    private Headers lent;

    /** All fields; null before they were read. */
    private Headers all;

    /** @param all the fields, where they were read in an earlier callback, else null */
    HeldHeaders(Host host, HeaderMap map, Trail trail, Headers all) {
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
        if (all != null) {
            return all.firstOf(name);
        }
        return lent != null ? lent.firstOf(name) : readOnce(name);
    }

    /** What the fields say of the body: they are read at once, for this callback, and no breadcrumbs are left. */
    BodyFields bodyFields() {
        if (bodyFields == null) {
            bodyFields = inPlace().bodyFields();
        }
        return bodyFields;
    }

    private Headers inPlace() {
        if (all != null) {
            return all;
        }
        lent = host.lentHeaders(map);
        return lent;
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
        if (all == null) {
            all = host.headers(map);
        }
        return all;
    }

    private record Read(String name, Option<String> value) {}
}
