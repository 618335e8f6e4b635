/** Laws that plugins and transforms keep, and generators that try to break them. */
package dev.penstock.testkit.law;
