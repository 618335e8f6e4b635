/**
 * Bodies that the compiler puts in place of methods TeaVM binds to JavaScript. They run in the module only; the compiler's
 * tables say which method each replaces.
 */
package dev.penstock.classlib;
