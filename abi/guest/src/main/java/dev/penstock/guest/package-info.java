/**
 * The shell of a plugin: receives callbacks, reads what the machine demands, runs its effects. Everything goes through the
 * typed ports {@link dev.penstock.guest.Callbacks} and {@link dev.penstock.guest.Host}, so it runs on a JVM as it does in a
 * module.
 */
package dev.penstock.guest;
