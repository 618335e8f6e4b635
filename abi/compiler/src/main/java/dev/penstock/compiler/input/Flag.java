package dev.penstock.compiler.input;

import java.util.List;

/**
 * A native method by which the guest asks whether a module has some code.
 *
 * @param owner the binary name of the class with that method
 * @param name its name: static, without arguments, returning a boolean
 * @param code the methods that are asked for, any of them: {@code dev.penstock.core.exchange.Edit.log}
 */
public record Flag(String owner, String name, List<String> code) {}
