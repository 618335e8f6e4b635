package dev.penstock.guest;

import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.ResponseHeaders;

/** Response headers that the host holds while their callback runs. */
final class HeldResponse extends HeldHeaders implements ResponseHeaders {
    HeldResponse(Host host) {
        super(host, HeaderMap.RESPONSE_HEADERS);
    }
}
