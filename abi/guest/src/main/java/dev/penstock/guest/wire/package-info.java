/** Numbers and byte forms of the ABI, for both of its sides. */
package dev.penstock.guest.wire;
