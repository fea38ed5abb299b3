package org.houzhen.wire;

/** A doctor goes to another room (换诊室); {@code to} is its id. */
public record MoveRoom(String to) {}
