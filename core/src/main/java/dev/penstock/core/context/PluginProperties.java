package dev.penstock.core.context;

import io.vavr.control.Option;

/** This plugin as the host's configuration has it. Known everywhere. */
public final class PluginProperties {
    private final PropertyReads reads;

    PluginProperties(PropertyReads reads) {
        this.reads = reads;
    }

    /** {@code plugin_name}: what the configuration calls it, which need not be the name that it was declared with. */
    public Option<String> name() {
        return reads.text("plugin_name");
    }

    /** {@code plugin_root_id}: tells filters apart that share a VM; may be empty. */
    public Option<String> rootId() {
        return reads.text("plugin_root_id");
    }

    /** {@code plugin_vm_id}: filters with the same one, and the same module, share a VM; may be empty. */
    public Option<String> vmId() {
        return reads.text("plugin_vm_id");
    }

    /** {@code plugin_vm_memory}: bytes of memory that the VM has. Higress only. */
    public Option<Long> vmMemory() {
        return reads.number("plugin_vm_memory");
    }
}
