/**
 * Redis as plugins speak it: commands and the client that sends them, replies, and both in their form on the wire (RESP2). Data only.
 *
 * <p>Commands reach one server in the order in which they are sent. The proxy has a connection to each host of a cluster and chooses a
 * host for each command: where there are several, nothing orders the commands of a pipeline across them.
 */
package dev.penstock.core.redis;
