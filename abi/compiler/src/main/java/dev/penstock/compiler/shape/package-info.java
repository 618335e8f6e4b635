/** Refuses modules that would kill the proxy, or that it would not load. */
package dev.penstock.compiler.shape;
