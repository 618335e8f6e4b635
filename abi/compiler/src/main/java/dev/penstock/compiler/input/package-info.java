/** What is compiled and how: the author's method, the guest it is linked with, the options of a build. */
package dev.penstock.compiler.input;
