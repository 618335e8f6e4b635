/** Turns what TeaVM emits into a module a proxy-wasm host accepts. */
package dev.penstock.compiler.link;
