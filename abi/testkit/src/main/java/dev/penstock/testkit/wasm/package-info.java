/** Runs compiled modules on the JVM behind the same {@link dev.penstock.guest.Host} port as the plugin itself. */
package dev.penstock.testkit.wasm;
