/** Requests and answers as values, the same for a proxy in memory and a real one. */
package dev.penstock.testkit.http;
