/** What stands behind a cluster that plugins speak Redis to: a function, or a real server that a test starts. */
package dev.penstock.testkit.redis;
