/**
 * A real Envoy between a loopback client and a loopback upstream, driven from tests and from the examples' runner.
 *
 * <p>{@link dev.penstock.testkit.envoy.Gateway} is the way in: it starts all three and carries one exchange at a time. The parts can be
 * used alone: {@link dev.penstock.testkit.envoy.EnvoyBinary} finds Envoy, {@link dev.penstock.testkit.envoy.Bootstrap} describes its
 * configuration, {@link dev.penstock.testkit.envoy.EnvoyProcess} runs it. Every socket is on 127.0.0.1.
 */
package dev.penstock.testkit.envoy;
