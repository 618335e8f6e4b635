/**
 * Makes a linked module smaller, and V8 sooner done with it, without changing what it does. Every pass takes a module and yields
 * another.
 */
package dev.penstock.compiler.shrink;
