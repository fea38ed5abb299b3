package org.houzhen.wire;

import java.util.List;

/**
 * A doctor opens a room for clinic sessions of today.
 *
 * @param grades the emergency grades the room takes; absent for all
 */
public record OpenRoom(List<String> sessions, List<Integer> grades) {
    public OpenRoom(List<String> sessions) {
        this(sessions, null);
    }
}
