/** The proxy's side of the ABI in memory. It behaves as the stock Envoy that the Envoy tests run. */
package dev.penstock.testkit.model;
