package org.houzhen.server.engine;

/** Where tickets are called to: a consulting room, a window, or a device. */
public record RoomId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
