/** What language models say in bodies. */
package dev.penstock.core.llm;
