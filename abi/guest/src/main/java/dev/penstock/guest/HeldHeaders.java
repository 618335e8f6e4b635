package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.Exchange;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** Reads of one header map, each made when it is first asked for. */
class HeldHeaders implements Exchange {
    private final Host host;
    private final HeaderMap map;
    private Map<String, Option<String>> read = HashMap.empty();
    private Option<Headers> all = Option.none();

    HeldHeaders(Host host, HeaderMap map) {
        this.host = host;
        this.map = map;
    }

    @Override
    public Option<String> header(String name) {
        if (all.isDefined()) {
            return all.get().first(name);
        }
        if (!read.containsKey(name)) {
            read = read.put(name, host.header(map, name).map(Bytes::utf8));
        }
        return read.get(name).get();
    }

    @Override
    public Headers headers() {
        if (all.isEmpty()) {
            all = Option.some(host.headers(map));
        }
        return all.get();
    }
}
