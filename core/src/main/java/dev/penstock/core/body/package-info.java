/** Streaming rewritings of bodies: folds over chunks that do not depend on where the chunks were cut. */
package dev.penstock.core.body;
