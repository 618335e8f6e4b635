/** Receives a reduced plugin from the DSL; hands its machines to the shell. */
package dev.penstock.core.pipeline;
