package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;

/**
 * An HTTP request as it is put to the host: {@code proxy_http_call}.
 *
 * @param headers with the pseudo-headers {@code :method}, {@code :path} and {@code :authority}
 * @param timeout in milliseconds, at least 1
 */
public record HttpQuestion(String cluster, Headers headers, Bytes body, Headers trailers, int timeout) {}
