/** Digests and signatures. */
package dev.penstock.core.digest;
