package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.Exchange;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** Reads of one header map, each made when it is first asked for. */
class HeldHeaders implements Exchange {
    private final Host host;
    private final HeaderMap map;
    private List<Read> reads = List.empty();
    private Option<Headers> all = Option.none();

    HeldHeaders(Host host, HeaderMap map) {
        this.host = host;
        this.map = map;
    }

    @Override
    public Option<String> header(String name) {
        String wanted = Header.lowerCase(name);
        return all.isDefined() ? all.get().first(wanted) : readOnce(wanted);
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

    @Override
    public Option<String> protocol() {
        return host.property("request\0protocol").map(Bytes::utf8);
    }

    private record Read(String name, Option<String> value) {}
}
