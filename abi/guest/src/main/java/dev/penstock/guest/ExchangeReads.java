package dev.penstock.guest;

import dev.penstock.core.context.Key;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.RequestHead;

/** Reads of the stream whose callback runs. */
class ExchangeReads extends RootReads implements Exchange {
    private final StreamViews views;

    ExchangeReads(StreamViews views) {
        super(views.vm(), views.stream().root(), views);
        this.views = views;
    }

    final StreamViews views() {
        return views;
    }

    @Override
    public final <T> T get(Key<T> key) {
        return key.isOfStream() ? views.stream().storage().get(key) : super.get(key);
    }

    @Override
    public RequestHead request() {
        return views.request();
    }
}
