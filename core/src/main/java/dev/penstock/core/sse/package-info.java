/** Server-sent events (the event stream of WHATWG HTML) as they pass in bodies. */
package dev.penstock.core.sse;
