/** Runs a plugin's samples where it can run: in a real Envoy, or, where it needs Higress, in the model of that. */
package dev.penstock.testkit.sample;
