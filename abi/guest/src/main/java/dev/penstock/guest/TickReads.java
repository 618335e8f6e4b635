package dev.penstock.guest;

import dev.penstock.core.exchange.TickContext;

/** Reads of a recurring task. */
final class TickReads extends RootReads implements TickContext {
    TickReads(VmContext vm, RootContext root, Trail trail) {
        super(vm, root, trail);
    }
}
