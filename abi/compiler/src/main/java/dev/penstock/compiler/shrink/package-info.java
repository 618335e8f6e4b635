/** Makes a linked module smaller without changing what it does. Every pass takes a module and yields another. */
package dev.penstock.compiler.shrink;
