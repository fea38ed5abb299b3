package org.houzhen.wire;

/**
 * A consulting room of a waiting area, for a doctor to move to.
 *
 * @param staff who sits there now; empty when nobody does, and only then it can be moved to
 */
public record RoomChoice(String id, String name, boolean inUse, String staff) {}
