/**
 * The gzip format (RFC 1952) and the deflate coding in it (RFC 1951), as immutable values that take chunks.
 *
 * <p>The JDK's {@code Inflater} and {@code Deflater} do not serve here. Neither can be copied or set back, but what would end a body is
 * asked again and again while it goes on, and a chain of transforms takes steps for that which it then does not keep. What they make of
 * the same bytes depends on the zlib of the JVM, and a plugin must make the same on each JVM and in a module. With TeaVM's a module was
 * 51 KB larger (29 and 23 alone), with these 29 KB (16 and 15 alone), framing and checksums included, 24 November 2026: {@code
 * TransformModulesTest} and {@code GzipModulesTest}.
 */
package dev.penstock.core.gzip;
