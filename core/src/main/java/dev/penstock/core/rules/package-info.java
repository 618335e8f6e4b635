/**
 * Rules: configurations of their own for some requests, beside the global one. Receives the JSON object that a host holds for a
 * plugin; hands over what holds for each stream ({@link dev.penstock.core.pipeline.PerStream}).
 *
 * <pre>{@code
 * { "header": "x-tier", "value": "free",                                             the global part
 *   "_rules_": [ { "_match_domain_": ["*.example.com"], "value": "paid" },           a rule: the first that matches holds
 *                { "_match_route_": ["orders"], "value": "inner" } ] }
 * }</pre>
 *
 * <p>This is the form that Higress writes. It is matched as Higress's Go SDK does, but for what is better otherwise:
 *
 * <ul>
 *   <li>Host names match without regard to ASCII case and to a trailing dot, as virtual hosts do.
 *   <li>Routes and clusters are those of {@code xds.route_name} and {@code xds.cluster_name} on Envoy.
 *   <li>A request without {@code :authority}, route or cluster matches no rule of that kind; the others still hold for it.
 *   <li>Only what may decide is read: a set of rules for domains reads no property.
 *   <li>Match keys that do not count beside others are named in one warning.
 *   <li>Values of match keys that are no strings are errors, as are fields that the checks do not read.
 *   <li>A bad global part beside good rules is named in an error line, and where all rules are bad a good global part holds.
 *   <li>With isolation a rule without match keys is left out like any other bad rule; the last good version that a bad rule falls
 *       back to is one of the same plugin, never of another one in the VM, and is checked as a whole anew.
 *   <li>What a handler gets is the configuration itself, not a copy of it: it is immutable.
 * </ul>
 */
package dev.penstock.core.rules;
