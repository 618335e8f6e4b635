package dev.penstock.testkit.wasm;

import dev.penstock.guest.Host;

/** One function that the proxy offers to a module, with the module's arguments. What the host refuses is thrown. */
interface HostCall {
    void call(Host host, GuestMemory memory, long... args);
}
