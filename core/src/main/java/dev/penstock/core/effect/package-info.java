/** Receives decisions from the machine; hands effects, as values, to the shell that performs them. */
package dev.penstock.core.effect;
