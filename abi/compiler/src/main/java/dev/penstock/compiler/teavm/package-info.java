/** Drives TeaVM's WebAssembly GC backend. */
package dev.penstock.compiler.teavm;
