package org.houzhen.wire;

import java.util.List;

/** A doctor opens a room for clinic sessions of today. */
public record OpenRoom(List<String> sessions) {}
