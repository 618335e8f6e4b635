/** Redis as plugins speak it: commands and the client that sends them, replies, and both in their form on the wire (RESP2). Data only. */
package dev.penstock.core.redis;
