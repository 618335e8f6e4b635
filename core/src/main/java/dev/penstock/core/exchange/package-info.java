/** What a handler sees of a stream, and the verdicts it returns. Reads are made by the shell when asked for; writes are effects. */
package dev.penstock.core.exchange;
