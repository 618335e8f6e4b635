/*
 * A plugin for QEMU's user mode, interface 1: counts what each thread executes and what its first-level caches would miss, in all and in code
 * that no file holds, which is what V8 has compiled. After each so many writes to sockets a line goes to standard error.
 *
 *     cc -O2 -shared -fPIC -o caches.so caches.c
 *     qemu-x86_64 -plugin ./caches.so,every=200 PROGRAM
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORTED __attribute__((visibility("default")))

/* What is used of qemu-plugin.h, which distributions seldom install. */
typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
enum { NO_REGISTERS = 0, READS_AND_WRITES = 3 };
typedef void (*tb_trans_cb)(qemu_plugin_id_t, struct qemu_plugin_tb *);
typedef void (*exec_cb)(unsigned, void *);
typedef void (*mem_cb)(unsigned, uint32_t, uint64_t, void *);
typedef void (*syscall_cb)(qemu_plugin_id_t, unsigned, int64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);
extern void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t, tb_trans_cb);
extern void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *, exec_cb, int, void *);
extern void qemu_plugin_register_vcpu_mem_cb(struct qemu_plugin_insn *, mem_cb, int, int, void *);
extern void qemu_plugin_register_vcpu_syscall_cb(qemu_plugin_id_t, syscall_cb);
extern size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
extern struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *, size_t);
extern uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *);
extern size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *);

EXPORTED int qemu_plugin_version = 1;

enum { THREADS = 64, LINE = 64, RANGES = 256, WRITE = 1, WRITEV = 20, SENDTO = 44, SENDMSG = 46, STANDARD_ERROR = 2 };

/* Sets of lines, the last used one first. */
typedef struct {
    int sets, ways;
    uint64_t *lines;
} Cache;

typedef struct {
    bool used;
    uint64_t writes, instructions, compiled, code_misses, compiled_misses, data_misses, last_line;
    Cache code, data;
} Thread;

typedef struct {
    uint64_t address, size;
    unsigned instructions;
    bool compiled;
} Block;

static Thread threads[THREADS];
static uint64_t every = 1000;
static struct { uint64_t from, to; } files[RANGES];
static int file_count;

static Cache cache(int kilobytes, int ways) {
    int sets = kilobytes * 1024 / LINE / ways;
    return (Cache){sets, ways, calloc((size_t)sets * ways, sizeof(uint64_t))};
}

/* Whether the line is there; it is afterwards. */
static bool has(Cache *cache, uint64_t line) {
    uint64_t *set = cache->lines + line % cache->sets * cache->ways;
    int way = 0;
    while (way < cache->ways && set[way] != line + 1) {
        way++;
    }
    bool found = way < cache->ways;
    memmove(set + 1, set, (size_t)(found ? way : cache->ways - 1) * sizeof *set);
    set[0] = line + 1;
    return found;
}

static Thread *thread(unsigned number) {
    Thread *it = &threads[number % THREADS];
    if (!it->used) {
        it->code = cache(32, 8);
        it->data = cache(48, 12);
        it->used = true;
    }
    return it;
}

static void executed(unsigned number, void *data) {
    Thread *it = thread(number);
    Block *block = data;
    it->instructions += block->instructions;
    it->compiled += block->compiled ? block->instructions : 0;
    for (uint64_t line = block->address / LINE; line <= (block->address + block->size - 1) / LINE; line++) {
        if (line != it->last_line && !has(&it->code, line)) {
            it->code_misses++;
            it->compiled_misses += block->compiled;
        }
        it->last_line = line;
    }
}

static void accessed(unsigned number, uint32_t info, uint64_t address, void *data) {
    (void)info, (void)data;
    Thread *it = thread(number);
    it->data_misses += !has(&it->data, address / LINE);
}

static bool is_in_known_file(uint64_t address) {
    for (int i = 0; i < file_count; i++) {
        if (address >= files[i].from && address < files[i].to) {
            return true;
        }
    }
    return false;
}

/* Guest addresses are those of the host, but for a base that is 0 where the guest has 64 bits. */
static bool is_in_file(uint64_t address) {
    if (is_in_known_file(address)) {
        return true;
    }
    char line[512];
    FILE *maps = fopen("/proc/self/maps", "r");
    file_count = 0;
    while (maps && fgets(line, sizeof line, maps)) {
        if (strchr(line, '/') && file_count < RANGES
            && sscanf(line, "%" SCNx64 "-%" SCNx64, &files[file_count].from, &files[file_count].to) == 2) {
            file_count++;
        }
    }
    if (maps) {
        fclose(maps);
    }
    return is_in_known_file(address);
}

static void translated(qemu_plugin_id_t id, struct qemu_plugin_tb *code) {
    (void)id;
    size_t count = qemu_plugin_tb_n_insns(code);
    struct qemu_plugin_insn *last = qemu_plugin_tb_get_insn(code, count - 1);
    Block *block = malloc(sizeof *block);
    block->address = qemu_plugin_insn_vaddr(qemu_plugin_tb_get_insn(code, 0));
    block->size = qemu_plugin_insn_vaddr(last) + qemu_plugin_insn_size(last) - block->address;
    block->instructions = (unsigned)count;
    block->compiled = !is_in_file(block->address);
    qemu_plugin_register_vcpu_tb_exec_cb(code, executed, NO_REGISTERS, block);
    for (size_t i = 0; i < count; i++) {
        qemu_plugin_register_vcpu_mem_cb(qemu_plugin_tb_get_insn(code, i), accessed, NO_REGISTERS, READS_AND_WRITES, NULL);
    }
}

static void called(qemu_plugin_id_t id, unsigned number, int64_t call, uint64_t file, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f,
                   uint64_t g, uint64_t h) {
    (void)id, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h;
    bool writes = call == WRITE || call == WRITEV || call == SENDTO || call == SENDMSG;
    Thread *it = thread(number);
    if (writes && file > STANDARD_ERROR && ++it->writes % every == 0) {
        fprintf(stderr,
                "counted thread=%u writes=%" PRIu64 " instructions=%" PRIu64 " compiled=%" PRIu64 " code=%" PRIu64 " compiled_code=%" PRIu64
                " data=%" PRIu64 "\n",
                number, it->writes, it->instructions, it->compiled, it->code_misses, it->compiled_misses, it->data_misses);
    }
}

EXPORTED int qemu_plugin_install(qemu_plugin_id_t id, const void *info, int count, char **options) {
    (void)info;
    for (int i = 0; i < count; i++) {
        if (strncmp(options[i], "every=", 6) == 0) {
            every = strtoull(options[i] + 6, NULL, 10);
        }
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_vcpu_syscall_cb(id, called);
    return 0;
}
