package dev.penstock.compiler.teavm;

import java.util.Collections;
import java.util.Iterator;
import org.teavm.parsing.ClasspathResourceProvider;
import org.teavm.parsing.resource.Resource;
import org.teavm.parsing.resource.ResourceProvider;

/**
 * The classes of a module, without those of the JDK that runs the compiler: what TeaVM's class library and
 * {@code penstock-classlib} lack is an error, not a surprise of whichever JDK is installed.
 */
final class GuestClassPath implements ResourceProvider {
    private final ClasspathResourceProvider all;

    GuestClassPath(ClassLoader classLoader) {
        all = new ClasspathResourceProvider(classLoader);
    }

    @Override
    public Iterator<Resource> getResources(String name) {
        return isOfJdk(name) ? Collections.emptyIterator() : all.getResources(name);
    }

    private static boolean isOfJdk(String name) {
        return name.startsWith("java/") || name.startsWith("jdk/") || name.startsWith("sun/");
    }

    @Override
    public void close() {
        all.close();
    }
}
