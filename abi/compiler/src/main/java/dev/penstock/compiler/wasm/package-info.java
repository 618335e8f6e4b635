/** The binary format of WebAssembly 3.0, as far as linking and checking a module needs it. */
package dev.penstock.compiler.wasm;
