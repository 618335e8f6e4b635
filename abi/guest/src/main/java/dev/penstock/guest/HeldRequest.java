package dev.penstock.guest;

import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.RequestHeaders;

/** Request headers that the host holds while their callback runs. */
final class HeldRequest extends HeldHeaders implements RequestHeaders {
    HeldRequest(Host host) {
        super(host, HeaderMap.REQUEST_HEADERS);
    }
}
