package dev.penstock.testkit.envoy;

/** What the client speaks with Envoy, or Envoy with a cluster. */
public enum Protocol {
    /** HTTP/1.1. */
    HTTP1,
    /** HTTP/2 with prior knowledge, without TLS. */
    HTTP2
}
