package dev.penstock.testkit.model;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.HostRefusal;

/** A plugin's side that lets all pass, but for what a test overrides. */
public class Scripted implements Callbacks {
    /** The status that a call of the host has: 0 where it does what it is asked. */
    static int statusOf(Runnable call) {
        try {
            call.run();
            return 0;
        } catch (HostRefusal refusal) {
            return refusal.status();
        }
    }

    @Override
    public void contextCreated(int id, int parent) {}

    @Override
    public boolean vmStarted(int root) {
        return true;
    }

    @Override
    public boolean configured(int root, int size) {
        return true;
    }

    @Override
    public Action headersArrived(int id, Direction direction, boolean end) {
        return Action.CONTINUE;
    }

    @Override
    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
        return Action.CONTINUE;
    }

    @Override
    public Action trailersArrived(int id, Direction direction) {
        return Action.CONTINUE;
    }

    @Override
    public void httpAnswered(int root, int token, int size, int trailers) {}

    @Override
    public void grpcReceived(int root, int token, int size) {}

    @Override
    public void grpcClosed(int root, int token, int status) {}

    @Override
    public void redisAnswered(int root, int token, int status, int size) {}

    @Override
    public void logged(int id) {}

    @Override
    public void queueReady(int root, int queue) {}

    @Override
    public void ticked(int root) {}

    @Override
    public boolean done(int id) {
        return true;
    }

    @Override
    public void deleted(int id) {}
}
