package dev.penstock.guest;

/**
 * What is done at the ticks of a root. An interface, so that a module in which nothing ever is has no code for it: the compiler
 * finds a method by the classes that are made.
 */
interface RootTimer {
    /** Has {@code job} run every {@code nanos}, first that long after {@code now}. Takes effect with {@link #arm}. */
    void add(Job job, long nanos, long now);

    /** Lets {@code job} run no more. Takes effect with {@link #arm}. */
    void remove(Job job);

    /** Sets the host's timer to what is due next. */
    void arm(long now);

    /** Runs what is due, each in a callback of its own. Never throws. */
    void tick(RootCallback callback);

    /** A thing to do at ticks. */
    interface Job {
        /** Never throws. */
        void run(RootCallback callback);
    }
}
