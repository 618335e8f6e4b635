/** The Maven goal that compiles a project's plugins to modules. */
package dev.penstock.maven;
