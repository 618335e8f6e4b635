/** What an author writes: {@link dev.penstock.dsl.Plugin} and its verbs. Hands a reduced pipeline to the shell. */
package dev.penstock.dsl;
