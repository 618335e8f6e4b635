/**
 * The calls between a proxy and a module, as values that can be compared: {@link dev.penstock.testkit.trace.CallRecorder}
 * records them behind the proxy model, {@link dev.penstock.testkit.trace.EnvoyTrace} reads them from Envoy's log.
 */
package dev.penstock.testkit.trace;
