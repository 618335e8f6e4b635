/** Receives events and the handlers of a pipeline; hands steps (next state, action, effects) to the shell. Pure. */
package dev.penstock.core.machine;
