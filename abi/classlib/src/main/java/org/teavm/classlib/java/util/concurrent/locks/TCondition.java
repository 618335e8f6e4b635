package org.teavm.classlib.java.util.concurrent.locks;

/** {@code java.util.concurrent.locks.Condition}: a module has one thread, so none is ever made and none has methods. */
public interface TCondition {}
