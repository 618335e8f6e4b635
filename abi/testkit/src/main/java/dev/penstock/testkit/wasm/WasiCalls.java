package dev.penstock.testkit.wasm;

import dev.penstock.core.effect.LogLevel;
import dev.penstock.guest.Host;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The functions of WASI as Envoy offers them: standard output is its log, the clock is its clock, there are no files, arguments
 * or variables. What is random is the same in every run.
 */
final class WasiCalls {
    /** The modules they are imported from. */
    static final String PREVIEW = "wasi_snapshot_preview1";

    static final String UNSTABLE = "wasi_unstable";

    private static final int SUCCESS = 0;
    private static final int BAD_FILE = 8;
    private static final int NO_SYSTEM_CALL = 52;
    private static final int NOT_SUPPORTED = 58;
    private static final int RIGHT_TO_WRITE = 64;

    private static final Map<String, Call> ALL = HashMap.<String, Call>empty()
            .put("fd_write", WasiCalls::write)
            .put("fd_read", answering(NO_SYSTEM_CALL))
            .put("fd_seek", answering(SUCCESS))
            .put("fd_close", answering(SUCCESS))
            .put("fd_fdstat_get", WasiCalls::stat)
            .put("fd_fdstat_set_flags", answering(NO_SYSTEM_CALL))
            .put("fd_prestat_get", answering(BAD_FILE))
            .put("fd_prestat_dir_name", answering(NO_SYSTEM_CALL))
            .put("path_open", answering(NO_SYSTEM_CALL))
            .put("path_filestat_get", answering(NOT_SUPPORTED))
            .put("environ_get", answering(SUCCESS))
            .put("environ_sizes_get", WasiCalls::none)
            .put("args_get", answering(SUCCESS))
            .put("args_sizes_get", WasiCalls::none)
            .put("clock_time_get", WasiCalls::clock)
            .put("random_get", WasiCalls::random)
            .put("sched_yield", answering(SUCCESS))
            .put("poll_oneoff", answering(NOT_SUPPORTED))
            .put("proc_exit", answering(SUCCESS));

    private WasiCalls() {}

    /** One of them; it answers an error number of WASI. */
    private interface Call {
        int call(Host host, GuestMemory memory, long... args);
    }

    static boolean are(String module) {
        return module.equals(PREVIEW) || module.equals(UNSTABLE);
    }

    /** What the function answers; one that there is not is refused when the module is loaded. */
    static int call(String name, Host host, GuestMemory memory, long... args) {
        return ALL.get(name).get().call(host, memory, args);
    }

    static boolean has(String name) {
        return ALL.containsKey(name);
    }

    private static Call answering(int error) {
        return (host, memory, args) -> error;
    }

    private static int write(Host host, GuestMemory memory, long... args) {
        if (args[0] != 1 && args[0] != 2) {
            return BAD_FILE;
        }
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < args[2]; i++) {
            int part = (int) args[1] + 8 * i;
            all.writeBytes(
                    memory.bytes(memory.number(part), memory.number(part + 4)).toArray());
        }
        String text = all.toString(StandardCharsets.UTF_8);
        if (!text.isEmpty()) {
            host.log(
                    args[0] == 1 ? LogLevel.INFO : LogLevel.ERROR,
                    text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        }
        memory.store(args[3], all.size());
        return SUCCESS;
    }

    private static int stat(Host host, GuestMemory memory, long... args) {
        if (args[0] != 1 && args[0] != 2) {
            return BAD_FILE;
        }
        memory.store(args[1], 0L);
        memory.store(args[1] + 8, (long) RIGHT_TO_WRITE);
        memory.store(args[1] + 16, 0L);
        return SUCCESS;
    }

    private static int none(Host host, GuestMemory memory, long... args) {
        memory.store(args[0], 0);
        memory.store(args[1], 0);
        return SUCCESS;
    }

    private static int clock(Host host, GuestMemory memory, long... args) {
        if (args[0] > 1) {
            return NOT_SUPPORTED;
        }
        memory.store(args[2], host.now());
        return SUCCESS;
    }

    private static int random(Host host, GuestMemory memory, long... args) {
        for (int i = 0; i < args[1]; i++) {
            memory.storeOctet(args[0] + i, i * 31 + 7);
        }
        return SUCCESS;
    }
}
