package dev.penstock.maven;

import dev.penstock.compiler.input.PluginMethod;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the plugins of a folder of classes: each public static method {@code Plugin<?> plugin()}. Loads no class. */
final class PluginScan {
    private static final String METHOD = "plugin";
    private static final int PUBLIC_STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private final String descriptor;

    /** Looks for methods that return this type, a binary name. */
    PluginScan(String pluginType) {
        descriptor = "()L" + pluginType.replace('.', '/') + ";";
    }

    /** The plugins in the order of their class names; none if the folder does not exist. */
    List<PluginMethod> of(Path classes) {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .flatMap(file -> in(file).toJavaStream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Option<PluginMethod> in(Path classFile) {
        Finder finder = new Finder();
        try {
            new ClassReader(Files.readAllBytes(classFile))
                    .accept(finder, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return finder.found;
    }

    private final class Finder extends ClassVisitor {
        private String className = "";
        private Option<PluginMethod> found = Option.none();

        Finder() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            className = name.replace('/', '.');
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            if (name.equals(METHOD) && type.equals(descriptor) && (access & PUBLIC_STATIC) == PUBLIC_STATIC) {
                found = Option.some(new PluginMethod(className, name));
            }
            return null;
        }
    }
}
