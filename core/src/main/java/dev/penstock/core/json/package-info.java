/**
 * JSON: values, their reader and printer, documents kept as their bytes, and the checks that turn a configuration into a
 * plugin's own type or all its errors.
 */
package dev.penstock.core.json;
