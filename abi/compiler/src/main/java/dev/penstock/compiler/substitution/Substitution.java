package dev.penstock.compiler.substitution;

/**
 * One method and the static method that stands in for it. The replacement takes the arguments of the original, preceded by
 * the receiver if the original is not static, and returns what the original returns.
 *
 * @param kind where the replacement is put
 * @param owner the binary name of the class of the original
 * @param method name of the original, with its descriptor ({@code parse(Ljava/lang/String;)D}) if overloads matter
 * @param replacementOwner the binary name of the class of the replacement
 * @param replacementMethod name of the replacement
 */
public record Substitution(Kind kind, String owner, String method, String replacementOwner, String replacementMethod) {

    /** Where a replacement is put. */
    public enum Kind {
        /** In the body of the original, which every caller then reaches. */
        BODY,
        /** In a new method of the class, which its Java library has and TeaVM's lacks. */
        ADDED,
        /** In every call of the original, which is then never reached. */
        CALLS
    }

    /** The body of a method becomes a call of a static method. */
    public static Start body(String owner, String method) {
        return new Start(Kind.BODY, owner, method);
    }

    /** A static method, given with its descriptor, is added to a class as a call of another. */
    public static Start added(String owner, String methodWithDescriptor) {
        return new Start(Kind.ADDED, owner, methodWithDescriptor);
    }

    /** Every call of a method becomes a call of a static method. */
    public static Start calls(String owner, String method) {
        return new Start(Kind.CALLS, owner, method);
    }

    /** A substitution that lacks its replacement. */
    public record Start(Kind kind, String owner, String method) {
        /** Completes the substitution; the replacement must be on the class path of the module. */
        public Substitution by(Class<?> replacementOwner, String replacementMethod) {
            return by(replacementOwner.getName(), replacementMethod);
        }

        /** Completes the substitution; the replacement must be on the class path of the module. */
        public Substitution by(String replacementOwner, String replacementMethod) {
            return new Substitution(kind, owner, method, replacementOwner, replacementMethod);
        }
    }
}
