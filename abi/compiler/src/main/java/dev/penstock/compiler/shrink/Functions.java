package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.ExternType;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The functions of a module while they are changed, with the types of the module. */
final class Functions {
    private final WasmModule module;
    private final List<DefinedType> types;
    private final List<Integer> signatures = new ArrayList<>();
    private final List<Block> trees = new ArrayList<>();
    private final List<List<ValueType>> locals = new ArrayList<>();
    private final List<Global> globals;
    private final int imported;

    Functions(WasmModule module) {
        this.module = module;
        this.types = new ArrayList<>(module.types());
        this.globals = new ArrayList<>(module.globals());
        module.imports(ExternKind.FUNCTION)
                .forEach(each -> signatures.add(((ExternType.OfFunction) each.type()).type()));
        this.imported = signatures.size();
        signatures.addAll(module.functions());
        for (FunctionBody body : module.code()) {
            Code code = body.code();
            trees.add(Tree.of(code.instructions()));
            locals.add(code.locals());
        }
    }

    /** The type at an index. */
    DefinedType type(int index) {
        return types.get(index);
    }

    /** All types. */
    List<DefinedType> types() {
        return types;
    }

    /** Changes a type, but not the number it has. */
    void retype(int index, DefinedType type) {
        types.set(index, type);
    }

    /** The signature that a type index stands for. */
    FunctionType signature(int type) {
        return types.get(type).function().get();
    }

    /** The signature of a function. */
    FunctionType function(int index) {
        return signature(signatures.get(index));
    }

    /** Takes a parameter that the body does not use from a function that has one. */
    void removeParameter(int function, int parameter) {
        List<ValueType> parameters = new ArrayList<>(function(function).parameters());
        parameters.remove(parameter);
        signatures.set(
                function, typeOf(new FunctionType(parameters, function(function).results())));
        Blocks.rewrite(
                tree(function),
                nodes -> nodes.stream().map(node -> lowered(node, parameter)).collect(Collectors.toList()));
    }

    private static Node lowered(Node node, int removed) {
        return node instanceof Node.Plain plain
                ? new Node.Plain(
                        plain.instruction().mapped(Operand.Kind.LOCAL, local -> local > removed ? local - 1 : local),
                        plain.targets())
                : node;
    }

    private int typeOf(FunctionType signature) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).function().contains(signature)
                    && types.get(i).isFinal()
                    && types.get(i).superTypes().isEmpty()) {
                return i;
            }
        }
        types.add(new DefinedType(Option.some(signature), false, List.of(), List.of(), true, 1));
        return types.size() - 1;
    }

    /** Adds a function; yields its number. */
    int add(FunctionType signature, Code code) {
        signatures.add(typeOf(signature));
        trees.add(Tree.of(code.instructions()));
        locals.add(code.locals());
        return signatures.size() - 1;
    }

    /** The code of a function that has a body, as it is now, in its shortest form. */
    Code code(int function) {
        int parameters = function(function).parameters().size();
        List<ValueType> types = locals.get(function - imported);
        List<Instruction> instructions =
                Peephole.shortened(Tree.instructions(tree(function)), parameters + types.size());
        return LocalGroups.ordered(new Code(types, instructions), parameters);
    }

    /** How many functions there are, imports included. */
    int count() {
        return signatures.size();
    }

    /** Whether a function has a body. */
    boolean isDefined(int function) {
        return function >= imported;
    }

    /** The body of a function that has one. */
    Block tree(int function) {
        return trees.get(function - imported);
    }

    /** The type of a parameter or local of a function that has a body. */
    ValueType local(int function, int local) {
        List<ValueType> parameters = function(function).parameters();
        return local < parameters.size()
                ? parameters.get(local)
                : locals.get(function - imported).get(local - parameters.size());
    }

    /** Whether a type is another one or extends it. */
    boolean isSubtype(int type, int other) {
        return type == other || types.get(type).superTypes().stream().anyMatch(parent -> isSubtype(parent, other));
    }

    /** Whether a function has locals besides its parameters. */
    boolean hasLocals(int function) {
        return !locals.get(function - imported).isEmpty();
    }

    /** Gives a function a further local; yields its number. */
    int addLocal(int function, ValueType type) {
        List<ValueType> all = new ArrayList<>(locals.get(function - imported));
        all.add(type);
        locals.set(function - imported, all);
        return function(function).parameters().size() + all.size() - 1;
    }

    /** Gives one function locals for the parameters and locals of another; yields the number of the first. */
    int adoptLocals(int caller, int callee) {
        List<ValueType> all = new ArrayList<>(locals.get(caller - imported));
        int first = function(caller).parameters().size() + all.size();
        all.addAll(function(callee).parameters());
        all.addAll(locals.get(callee - imported));
        locals.set(caller - imported, all);
        return first;
    }

    /** Takes its body from a function, which must never be called again. */
    Block takeTree(int function) {
        Block tree = tree(function);
        trees.set(
                function - imported, Tree.of(List.of(Instruction.of(Opcode.UNREACHABLE), Instruction.of(Opcode.END))));
        return tree;
    }

    /** Shows the bodies of all functions. */
    void forEach(Consumer<Block> visitor) {
        trees.forEach(visitor);
    }

    /** Shows the number of each function that has a body. */
    void forEachDefined(IntConsumer visitor) {
        IntStream.range(imported, count()).forEach(visitor);
    }

    /** Functions that are called in other ways than by name, or from outside, or first. */
    BitSet exposed() {
        BitSet exposed = module.functionsInGlobals();
        exposed.or(seenByHost());
        return exposed;
    }

    /** Functions that are called from outside, or first. */
    BitSet seenByHost() {
        BitSet exposed = new BitSet();
        module.start().forEach(exposed::set);
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::index)
                .forEach(exposed::set);
        module.elements().stream()
                .filter(each -> !each.isDeclaration())
                .flatMap(each -> each.functions().stream())
                .forEach(exposed::set);
        return exposed;
    }

    /** Functions to which there are references. */
    BitSet referenced() {
        BitSet referenced = exposed();
        forEach(tree -> Blocks.nodes(tree, node -> {
            if (node.is(Opcode.REF_FUNC)) {
                referenced.set(node.instruction().operand(0));
            }
        }));
        return referenced;
    }

    /** All globals, as they are now. */
    List<Global> globals() {
        return globals;
    }

    Global global(int index) {
        return globals.get(index);
    }

    /** Globals that the host sees or that others begin with. */
    BitSet exposedGlobals() {
        BitSet exposed = exportedGlobals();
        globals.stream()
                .flatMap(each -> each.initializer().stream())
                .filter(each -> each.opcode() == Opcode.GLOBAL_GET)
                .forEach(each -> exposed.set(each.operand(0)));
        return exposed;
    }

    /** Globals that the host sees. */
    BitSet exportedGlobals() {
        BitSet exported = new BitSet();
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.GLOBAL)
                .map(Export::index)
                .forEach(exported::set);
        return exported;
    }

    /** Globals that may change, or whose first value is not a fresh object. */
    BitSet variables() {
        BitSet variables = new BitSet();
        for (int i = 0; i < globals.size(); i++) {
            boolean fresh = globals.get(i).initializer().get(0).opcode() == Opcode.STRUCT_NEW_DEFAULT;
            variables.set(i, globals.get(i).type().mutable() || !fresh);
        }
        return variables;
    }

    /** Whether a global may change. */
    boolean isMutable(int global) {
        return globals.get(global).type().mutable();
    }

    /** The type of the struct that a global refers to. */
    int typeOfGlobal(int global) {
        return globals.get(global).type().type().heap();
    }

    /** Lets a global begin with the value of these instructions. */
    void beginWith(int global, List<Instruction> instructions) {
        globals.set(global, globals.get(global).beginningWith(instructions));
    }

    /** The function that runs first. */
    Option<Integer> start() {
        return module.start();
    }

    /** The module with the functions as they are now. */
    WasmModule module() {
        List<FunctionBody> bodies = new ArrayList<>();
        forEachDefined(each -> bodies.add(FunctionBody.of(code(each))));
        return module.with(Section.ofVector(SectionId.CODE, bodies, (out, body) -> body.write(out)))
                .with(Section.ofVector(
                        SectionId.FUNCTION,
                        signatures.subList(imported, signatures.size()),
                        (out, type) -> out.unsigned(type)))
                .with(Section.ofVector(SectionId.GLOBAL, globals, (out, global) -> global.write(out)))
                .with(TypeSection.of(types));
    }
}
