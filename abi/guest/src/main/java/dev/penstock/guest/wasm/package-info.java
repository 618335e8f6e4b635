/** The edge of the module: exports, imports and linear memory. The only pointers are here. */
package dev.penstock.guest.wasm;
