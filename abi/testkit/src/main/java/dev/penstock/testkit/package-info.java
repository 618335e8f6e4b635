/** What a plugin author tests with. Start at {@link dev.penstock.testkit.PluginTester}. */
package dev.penstock.testkit;
