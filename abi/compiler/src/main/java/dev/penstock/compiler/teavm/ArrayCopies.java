package dev.penstock.compiler.teavm;

import org.teavm.backend.wasm.generate.classes.WasmGCClassInfoProvider;
import org.teavm.backend.wasm.intrinsics.WasmGCBodyIntrinsic;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.model.WasmArray;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmNumType;
import org.teavm.backend.wasm.model.WasmStructure;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.backend.wasm.model.instruction.WasmInstructionBuilder;
import org.teavm.backend.wasm.model.instruction.WasmInt32Subtype;
import org.teavm.backend.wasm.model.instruction.WasmInt64Subtype;
import org.teavm.backend.wasm.model.instruction.WasmIntBinaryOperation;
import org.teavm.backend.wasm.model.instruction.WasmIntType;
import org.teavm.backend.wasm.model.instruction.WasmSignedType;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;

/**
 * Writes the bodies of {@code LinearMemory.read} and {@code write}. WebAssembly has no bulk copy between memory and
 * arrays, so they loop: memory is accessed eight bytes at a time, the array byte by byte.
 */
final class ArrayCopies implements WasmGCBodyIntrinsic {
    private final WasmStructure byteArray;
    private final WasmArray bytes;

    ArrayCopies(WasmGCCodeGenContext context) {
        var type = (WasmType.CompositeReference) context.typeMapper().mapType(ValueType.arrayOf(ValueType.BYTE));
        byteArray = (WasmStructure) type.composite;
        var data = (WasmType.CompositeReference) byteArray
                .getFields()
                .get(WasmGCClassInfoProvider.ARRAY_DATA_FIELD_OFFSET)
                .getUnpackedType();
        bytes = (WasmArray) data.composite;
    }

    @Override
    public void apply(MethodReference method, WasmFunction function) {
        if (method.getName().equals("read")) {
            new Read(function).emit();
        } else {
            new Write(function).emit();
        }
    }

    /** The loop both directions share; a step copies {@code width} bytes. */
    private abstract class Copy {
        final WasmFunction function;
        WasmLocal address;
        WasmLocal array;
        WasmLocal offset;
        WasmLocal length;
        final WasmLocal data = new WasmLocal(bytes.getReference(), "data");
        final WasmLocal word = new WasmLocal(WasmType.INT64, "word");

        Copy(WasmFunction function) {
            this.function = function;
        }

        abstract void copyWord(WasmInstructionBuilder code);

        abstract void copyByte(WasmInstructionBuilder code);

        WasmLocal parameter(WasmType type, String name) {
            WasmLocal local = new WasmLocal(type, name);
            function.add(local);
            return local;
        }

        void emit() {
            function.add(data);
            function.add(word);
            WasmInstructionBuilder code = function.getBody().builder();
            code.getLocal(array)
                    .structGet(byteArray, WasmGCClassInfoProvider.ARRAY_DATA_FIELD_OFFSET)
                    .setLocal(data);
            loop(code, Long.BYTES, this::copyWord);
            loop(code, 1, this::copyByte);
        }

        private void loop(
                WasmInstructionBuilder code, int width, java.util.function.Consumer<WasmInstructionBuilder> step) {
            WasmInstructionBuilder done = code.block();
            WasmInstructionBuilder loop = done.loop();
            loop.getLocal(length)
                    .i32Const(width)
                    .intBinary(WasmIntType.INT32, WasmIntBinaryOperation.LT_SIGNED)
                    .branch(done);
            step.accept(loop);
            advance(loop, address, width);
            advance(loop, offset, width);
            advance(loop, length, -width);
            loop.breakTo(loop);
        }

        private void advance(WasmInstructionBuilder code, WasmLocal local, int by) {
            code.getLocal(local)
                    .i32Const(by)
                    .intBinary(WasmIntType.INT32, WasmIntBinaryOperation.ADD)
                    .setLocal(local);
        }

        WasmInstructionBuilder element(WasmInstructionBuilder code, int index) {
            code.getLocal(data).getLocal(offset);
            return index == 0 ? code : code.i32Const(index).intBinary(WasmIntType.INT32, WasmIntBinaryOperation.ADD);
        }
    }

    private final class Read extends Copy {
        Read(WasmFunction function) {
            super(function);
            address = parameter(WasmType.INT32, "source");
            array = parameter(byteArray.getReference(), "target");
            offset = parameter(WasmType.INT32, "offset");
            length = parameter(WasmType.INT32, "length");
        }

        @Override
        void copyWord(WasmInstructionBuilder code) {
            code.getLocal(address).loadI64(1, 0, WasmInt64Subtype.INT64).setLocal(word);
            for (int i = 0; i < Long.BYTES; i++) {
                element(code, i)
                        .getLocal(word)
                        .i64Const(8L * i)
                        .intBinary(WasmIntType.INT64, WasmIntBinaryOperation.SHR_UNSIGNED)
                        .convert(WasmNumType.INT64, WasmNumType.INT32, false)
                        .arraySet(bytes);
            }
        }

        @Override
        void copyByte(WasmInstructionBuilder code) {
            element(code, 0)
                    .getLocal(address)
                    .loadI32(1, 0, WasmInt32Subtype.UINT8)
                    .arraySet(bytes);
        }
    }

    private final class Write extends Copy {
        Write(WasmFunction function) {
            super(function);
            array = parameter(byteArray.getReference(), "source");
            offset = parameter(WasmType.INT32, "offset");
            address = parameter(WasmType.INT32, "target");
            length = parameter(WasmType.INT32, "length");
        }

        @Override
        void copyWord(WasmInstructionBuilder code) {
            code.getLocal(address);
            for (int i = 0; i < Long.BYTES; i++) {
                element(code, i)
                        .arrayGet(bytes, WasmSignedType.UNSIGNED)
                        .convert(WasmNumType.INT32, WasmNumType.INT64, false)
                        .i64Const(8L * i)
                        .intBinary(WasmIntType.INT64, WasmIntBinaryOperation.SHL);
                if (i > 0) {
                    code.intBinary(WasmIntType.INT64, WasmIntBinaryOperation.OR);
                }
            }
            code.storeI64(1, 0, WasmInt64Subtype.INT64);
        }

        @Override
        void copyByte(WasmInstructionBuilder code) {
            code.getLocal(address);
            element(code, 0).arrayGet(bytes, WasmSignedType.UNSIGNED).storeI32(1, 0, WasmInt32Subtype.INT8);
        }
    }
}
