package org.teavm.classlib.java.util.concurrent.locks;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/** The lock of a module, which has one thread: it is never contended, so it only counts how often it is held. */
public class TReentrantLock implements TLock, Serializable {
    private static final long serialVersionUID = 1L;

    private int holds;

    /** A free lock. */
    public TReentrantLock() {}

    /** A free lock; fairness has no meaning for one thread. */
    public TReentrantLock(boolean fair) {}

    @Override
    public void lock() {
        holds++;
    }

    @Override
    public void lockInterruptibly() {
        holds++;
    }

    @Override
    public boolean tryLock() {
        holds++;
        return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        return tryLock();
    }

    @Override
    public void unlock() {
        if (holds == 0) {
            throw new IllegalMonitorStateException();
        }
        holds--;
    }

    @Override
    public TCondition newCondition() {
        throw new UnsupportedOperationException("nothing could ever signal a condition");
    }

    /** Whether it is held. */
    public boolean isLocked() {
        return holds > 0;
    }

    /** Whether it is held by the caller, the only thread. */
    public boolean isHeldByCurrentThread() {
        return holds > 0;
    }

    /** How often the caller holds it. */
    public int getHoldCount() {
        return holds;
    }
}
