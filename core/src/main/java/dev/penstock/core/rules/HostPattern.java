package dev.penstock.core.rules;

import dev.penstock.core.data.Header;

/**
 * A value of {@code _match_domain_}: {@code *} and then the end of a host name, the beginning of one and then {@code *}, or a
 * whole one. {@code *} alone is for every host; {@code *.example.com} is not for {@code example.com}.
 *
 * @param text in lower case, without the star; no dot ends it where it is an end or whole
 */
record HostPattern(Kind kind, String text) {
    enum Kind {
        WHOLE,
        BEGINNING,
        END
    }

    static HostPattern of(String written) {
        String text = Header.lowerCase(written);
        if (text.startsWith("*")) {
            return new HostPattern(Kind.END, undotted(text.substring(1)));
        }
        return text.endsWith("*")
                ? new HostPattern(Kind.BEGINNING, text.substring(0, text.length() - 1))
                : new HostPattern(Kind.WHOLE, undotted(text));
    }

    /** The host name of an {@code :authority}: in lower case, without port and trailing dot. */
    static String hostOf(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean port = colon >= 0 && authority.indexOf(']', colon) < 0;
        return undotted(Header.lowerCase(port ? authority.substring(0, colon) : authority));
    }

    private static String undotted(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
