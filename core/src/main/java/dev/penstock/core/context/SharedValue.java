package dev.penstock.core.context;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/**
 * A value of the host's shared data as it was read: {@code proxy_get_shared_data}. All VMs with the same {@code vm_id} see
 * it, and where that is empty all VMs of the proxy: begin keys with the plugin's name.
 *
 * @param key its name
 * @param value none where there is no such value
 * @param version the host's compare-and-swap number; any unused one where there is no value, so that only one of two
 *     writers creates it
 */
public record SharedValue(String key, Option<Bytes> value, int version) {
    /** The version of a value that is not there: the host inserts under any number but 0, and refuses it once there is one. */
    public static final int ABSENT = -1;
}
