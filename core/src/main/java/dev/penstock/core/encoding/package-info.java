/** Text forms of values that plugins meet in headers and bodies: Base64, form fields and queries, cookies, lists; and formatted values. */
package dev.penstock.core.encoding;
