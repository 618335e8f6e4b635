/** The values everything else is made of: bytes, header fields, directions. Depends on nothing of Penstock. */
package dev.penstock.core.data;
