package org.houzhen.server.engine;

/** A line of tickets within an area: one clinic session, one pool of windows, or one pool of devices. */
public record QueueId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
