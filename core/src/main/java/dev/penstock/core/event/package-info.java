/** Receives the host's callbacks from the shell, as values; hands them to the machine. */
package dev.penstock.core.event;
