/**
 * What is changed in Java classes on their way into a module: methods bound to JavaScript get bodies of their own, and
 * instructions that WebAssembly treats unlike Java get checks.
 */
package dev.penstock.compiler.substitution;
