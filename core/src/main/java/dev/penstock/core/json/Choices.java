package dev.penstock.core.json;

import io.vavr.control.Either;

/** The constants of an enumeration by the names that configurations have for them. */
final class Choices<E extends Enum<E>> {
    private final E[] constants;

    private Choices(E[] constants) {
        this.constants = constants;
    }

    static <E extends Enum<E>> Choices<E> named(E[] constants) {
        return new Choices<>(constants.clone());
    }

    Checked<E> of(Text text) {
        return text.value().and(this::find);
    }

    private Either<String, E> find(String text) {
        String[] names = new String[constants.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = name(constants[i]);
            if (names[i].equals(text)) {
                return Either.right(constants[i]);
            }
        }
        return Either.left(Text.oneOfThem(names));
    }

    private static String name(Enum<?> constant) {
        char[] name = constant.name().toCharArray();
        for (int i = 0; i < name.length; i++) {
            char c = name[i];
            name[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return new String(name);
    }
}
