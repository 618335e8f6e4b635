/** What a plugin reads and keeps apart from messages: clock, properties, shared data, its own values. The shell implements the reads. */
package dev.penstock.core.context;
