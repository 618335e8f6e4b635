package dev.penstock.guest;

import io.vavr.collection.Vector;

/** A plugin, the exchanges whose streams it sees one after the other, and what happens to them. */
record LifePlan(AnyPlugin plugin, boolean higress, Vector<ExchangePlan> exchanges, Vector<StreamLife.Act> acts) {}
