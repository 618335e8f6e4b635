/** Receives a reduced plugin from the DSL; hands its handlers to the machine. */
package dev.penstock.core.pipeline;
