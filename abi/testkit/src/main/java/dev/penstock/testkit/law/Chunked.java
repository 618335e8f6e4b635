package dev.penstock.testkit.law;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a parameter of type {@link Chunking} of a property: bodies aimed at these patterns, see {@link Chunkings#of}. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Chunked {
    /** What the plugin looks for. */
    String[] value() default {};

    /** The kinds of bodies; without one, words and all kinds. */
    BodySource[] in() default {};
}
