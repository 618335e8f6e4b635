package dev.penstock.compiler.wasm;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A module as its sections; typed views decode one section each. Immutable. Every view throws {@link MalformedModule}
 * when its section is not what the binary format allows.
 */
public final class WasmModule {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final List<Section> sections;

    private WasmModule(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    /** A module of the given sections, which must be in the order of {@link SectionId}. */
    public static WasmModule of(List<Section> sections) {
        return new WasmModule(sections);
    }

    /** Splits the bytes of a module into sections. */
    public static WasmModule read(byte[] bytes) {
        WasmReader in = new WasmReader(bytes);
        for (byte expected : HEADER) {
            if (in.octet() != expected) {
                throw in.malformed("expected the header of a WebAssembly module of version 1");
            }
        }
        List<Section> sections = new ArrayList<>();
        while (!in.atEnd()) {
            sections.add(section(in));
        }
        return new WasmModule(sections);
    }

    private static Section section(WasmReader in) {
        int number = in.octet();
        SectionId id = SectionId.of(number).getOrElseThrow(() -> in.malformed("unknown section " + number));
        return new Section(id, in.octets(in.unsigned()));
    }

    /** The bytes of the module. */
    public byte[] toBytes() {
        WasmWriter out = new WasmWriter().octets(HEADER);
        sections.forEach(section -> section.write(out));
        return out.toBytes();
    }

    /** All sections in order. */
    public List<Section> sections() {
        return sections;
    }

    /** Types by index. */
    public List<DefinedType> types() {
        return section(SectionId.TYPE)
                .map(section -> DefinedType.readSection(section.reader()))
                .getOrElse(List.of());
    }

    /** Imports in order. */
    public List<Import> imports() {
        return vector(SectionId.IMPORT, Import::read);
    }

    /** The imports of one kind, in order: they take the first indices of that kind. */
    public List<Import> imports(ExternKind kind) {
        return imports().stream().filter(each -> each.kind() == kind).collect(Collectors.toUnmodifiableList());
    }

    /** Exports in order. */
    public List<Export> exports() {
        return vector(SectionId.EXPORT, Export::read);
    }

    /** Type indices of the functions that have bodies. */
    public List<Integer> functions() {
        return vector(SectionId.FUNCTION, WasmReader::unsigned);
    }

    /** Tables defined here. A table with an initializer is refused as malformed. */
    public List<ExternType.OfTable> tables() {
        return vector(SectionId.TABLE, ExternType::table);
    }

    /** Memories defined here. */
    public List<Limits> memories() {
        return vector(SectionId.MEMORY, Limits::read);
    }

    /** Tags defined here. */
    public List<ExternType.OfTag> tags() {
        return vector(SectionId.TAG, ExternType::tag);
    }

    /** Globals defined here. */
    public List<Global> globals() {
        return vector(SectionId.GLOBAL, Global::read);
    }

    /** Element segments. */
    public List<ElementSegment> elements() {
        return vector(SectionId.ELEMENT, ElementSegment::read);
    }

    /** Function bodies. */
    public List<FunctionBody> code() {
        return vector(SectionId.CODE, FunctionBody::read);
    }

    /** Data segments. */
    public List<DataSegment> data() {
        return vector(SectionId.DATA, DataSegment::read);
    }

    /** The start function. */
    public Option<Integer> start() {
        return section(SectionId.START).map(section -> section.reader().unsigned());
    }

    /** Functions that the first values of globals refer to. */
    public BitSet functionsInGlobals() {
        BitSet mentioned = new BitSet();
        globals().stream()
                .flatMap(each -> each.initializer().stream())
                .filter(each -> each.opcode() == Opcode.REF_FUNC)
                .forEach(each -> mentioned.set(each.operand(0)));
        return mentioned;
    }

    /** Names of the custom sections. */
    public List<String> customSections() {
        return sections.stream()
                .filter(section -> section.id() == SectionId.CUSTOM)
                .map(Section::customName)
                .collect(Collectors.toUnmodifiableList());
    }

    /** The same module with this section in its place, instead of the one of the same kind if there was one. */
    public WasmModule with(Section replacement) {
        List<Section> result = new ArrayList<>(without(replacement.id()).sections);
        int place = 0;
        while (place < result.size() && precedes(result.get(place).id(), replacement.id())) {
            place++;
        }
        result.add(place, replacement);
        return new WasmModule(result);
    }

    private static boolean precedes(SectionId id, SectionId other) {
        return id != SectionId.CUSTOM && id.compareTo(other) < 0;
    }

    /** The same module without the sections of one kind. */
    public WasmModule without(SectionId id) {
        return retaining(section -> section.id() != id);
    }

    /** The same module without the custom sections whose name fails the test. */
    public WasmModule retainingCustom(Predicate<String> kept) {
        return retaining(section -> section.id() != SectionId.CUSTOM || kept.test(section.customName()));
    }

    /** The same module with every custom section changed. */
    public WasmModule mappingCustom(UnaryOperator<Section> change) {
        return new WasmModule(sections.stream()
                .map(section -> section.id() == SectionId.CUSTOM ? change.apply(section) : section)
                .collect(Collectors.toList()));
    }

    private WasmModule retaining(Predicate<Section> kept) {
        return new WasmModule(sections.stream().filter(kept).collect(Collectors.toList()));
    }

    private Option<Section> section(SectionId id) {
        return Option.ofOptional(
                sections.stream().filter(section -> section.id() == id).findFirst());
    }

    private <T> List<T> vector(SectionId id, Function<WasmReader, T> element) {
        return section(id).map(section -> section.vector(element)).getOrElse(List.of());
    }
}
